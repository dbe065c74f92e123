package org.counterpart.files.excel.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Formats and serial numbers as Excel shows them; what has no other source is ECMA-376 part 1, 18.8.30 and 18.17.4. */
class CellRulesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\0',
            value = {
                "yyyy/m/d;@~DATE",
                "[$-804]yyyy\"年\"m\"月\"d\"日\"~DATE",
                "[DBNum1][$-804]yyyy\"年\"m\"月\"~DATE",
                "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy~DATE",
                "mmm\\-yy~DATE",
                "yyyy年m月d日~DATE",
                "[$-411]ge\\.m\\.d~DATE",
                "aaaa~DATE",
                "yyyy/m/d\\ h:mm;@~DATE_TIME",
                "m/d/yy\\ h:mm\\ AM/PM~DATE_TIME",
                "上午/下午h\"时\"mm\"分\"~TIME",
                "h:mm:ss\\ AM/PM~TIME",
                "[$-F400]h:mm:ss\\ AM/PM~TIME",
                "mm:ss.0~TIME",
                "[h]:mm:ss~ELAPSED",
                "[mm]:ss~ELAPSED",
                "\"TRUE\";\"TRUE\";\"FALSE\"~LOGICAL",
                "General~NUMBER",
                "General\"岁\"~NUMBER",
                "0\" mmHg\"~NUMBER",
                "0\\d~NUMBER",
                "[Red]\\-0.0;[Blue]0.0;@~NUMBER",
                "[$¥-804]#,##0.00~NUMBER",
                "0.00E+00~NUMBER",
                "_-* #,##0_-;\\-* #,##0_-~NUMBER",
                "[>=100]0;[<0]\"y\"0;0~NUMBER",
                "@~NUMBER"
            })
    void formatsTellDatesByLettersThatAreNotQuoted(String code, CellFormat format) {
        assertThat(CellFormat.of(200, code)).isEqualTo(format);
    }

    @ParameterizedTest
    @CsvSource({
        "1,DATE,false,1900-01-01",
        "59,DATE,false,1900-02-28",
        "60,DATE,false,1900-02-29",
        "61,DATE,false,1900-03-01",
        "0,DATE,true,1904-01-01",
        "2958465,DATE,false,9999-12-31",
        "44656,DATE_OR_TIME,false,2022-04-05",
        "0.5,DATE_OR_TIME,false,12:00:00",
        "44656.5,DATE,false,2022-04-05T12:00:00",
        "44656,DATE_TIME,false,2022-04-05T00:00:00",
        "44656.999999,DATE_TIME,false,2022-04-06T00:00:00",
        "0.9999999,TIME,false,23:59:59",
        "44656.25,TIME,false,2022-04-05T06:00:00",
        "1.25,TIME,false,30:00:00",
        "1.9791666666666667,ELAPSED,false,47:30:00",
        "-0.0625,ELAPSED,true,-01:30:00",
        "-1,DATE,false,-1",
        "20210526,DATE,false,20210526",
        "0,DATE,false,''"
    })
    void serialNumbersAreDays(String number, CellFormat format, boolean from1904, String shown) {
        SheetCell cell = SheetCell.number(0, Double.parseDouble(number), number, format, from1904, false);
        assertThat(cell.shown()).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "2021-11-20T00:00:00,DATE,2021-11-20",
        "2021-11-20T00:00:00,NUMBER,2021-11-20T00:00:00",
        "2021-11-20,NUMBER,2021-11-20",
        "2020-05-22T06:57:40Z,NUMBER,2020-05-22T06:57:40",
        "2020-05-22T06:57:40.9+08:00,DATE,2020-05-22T06:57:41",
        "08:30,NUMBER,08:30:00",
        "2020-13-01,NUMBER,",
        "soon,NUMBER,"
    })
    void isoDatesKeepTheClockOfTheirPlace(String text, CellFormat format, String shown) {
        assertThat(Serial.iso(text, format)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "4.6399999999999997,4.64",
        "65.40000000000001,65.4",
        "0.30000000000000004,0.30000000000000004",
        "26.562499999999996,26.562499999999996",
        "1.23E-01,0.123",
        "44260.0,44260",
        "9.96201197111177E+17,996201197111177000",
        "110101199003071234,110101199003071234",
        "1E+300,1e+300",
        "-0.0,0",
        "1080000.0,1080000",
        "007,7"
    })
    void numbersAreShort(String written, String plain) {
        assertThat(PlainNumber.of(written)).isEqualTo(plain);
    }

    @Test
    void theShortestDecimalIsTheSameDouble() {
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                String plain = PlainNumber.of(value);
                assertThat(Double.parseDouble(plain)).isEqualTo(value == 0 ? 0.0 : value);
            }
        }
        assertThatThrownBy(() -> PlainNumber.of("Infinity")).isInstanceOf(NumberFormatException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "7.20,7.2",
        "11.00,11",
        "0.350,0.35",
        "-1.50,-1.5",
        "0087506,0087506",
        "2020.10,2020.10",
        "100,100",
        "00.50,00.50"
    })
    void numbersKeptAsTextLoseOnlyTheirLastZeros(String text, String plain) {
        assertThat(PlainNumber.ofText(text)).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "３６．９~36.9",
                "２０２３－０４－２２~2023-04-22",
                "Ｏ~O",
                "＞20~＞20",
                "０．５％~0.5%",
                "男　~男",
                "a_x005F_x000D_b~a_x000D_b",
                "末尾_x000D_~末尾",
                "椎间隙（左）~椎间隙（左）"
            })
    void textsLoseWhatIsNoPartOfThem(String raw, String text) {
        assertThat(CellText.of(raw)).isEqualTo(text);
    }
}
