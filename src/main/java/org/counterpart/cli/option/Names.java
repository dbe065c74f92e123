package org.counterpart.cli.option;

import java.util.List;
import org.counterpart.cohort.cell.NameList;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Names in an option, as {@link NameList} reads them. */
public record Names(List<String> list) {

    /** The names of an option that may be given several times, in order. */
    public static List<String> of(List<Names> given) {
        return given.stream().flatMap(names -> names.list().stream()).toList();
    }

    public static final class Converter implements ITypeConverter<Names> {
        @Override
        public Names convert(String text) {
            try {
                return new Names(NameList.of(text));
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
