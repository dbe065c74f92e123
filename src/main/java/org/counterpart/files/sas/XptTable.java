package org.counterpart.files.sas;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.counterpart.files.FileRefusedException;
import org.counterpart.files.TableRequest;
import org.counterpart.files.sas.XptMember.XptVariable;
import org.counterpart.files.stat.ByteReader;
import org.counterpart.files.stat.FoundEncoding;
import org.counterpart.files.stat.StatisticalTable;
import org.counterpart.files.stat.TextDecoder;
import org.counterpart.files.text.TextTrial;
import org.counterpart.stats.Note;

/**
 * A data set of a SAS transport file, version 5 or 8. Several in one file are chosen as sheets are, by {@code sheet} or
 * {@code table}, a name or a number from 1; the first one by default, which the notes tell.
 *
 * <p>Missing are {@code .}, {@code ._} and {@code .A} to {@code .Z} (the latter counted in the notes) and texts of
 * blanks.
 * Numbers are exact. Formats that a user of SAS made have no labels in the file: the codes stay, and the notes tell.
 *
 * <p>Source: SAS Institute, TS-140.
 */
public final class XptTable extends StatisticalTable<SasColumn> {
    private final XptMember member;
    private final long rows;
    private final byte[] row;
    private final boolean several;

    private XptTable(ByteReader in, TableRequest request) throws IOException {
        super(in);
        List<XptMember> members = XptMembers.of(in);
        several = members.size() > 1;
        member = chosen(members, request.sheet().or(request::table));
        rows = XptRows.count(in, member);
        if (rows == 0) {
            throw new FileRefusedException(Note.of("files.stat.no-rows", in.name()));
        }
        row = new byte[member.rowLength()];
        TextTrial trial = new TextTrial(Optional.empty(), true);
        for (XptVariable v : member.variables()) {
            SasColumn column = new SasColumn(v.name(), v.label(), v.format(), v.number());
            column.seeWords(trial);
            columns.add(column);
        }
        in.seek(member.start());
        for (long i = 0; i < rows; i++) {
            in.read(row);
            see(trial);
        }
        in.seek(member.start());
        describe(FoundEncoding.decoder(trial, Optional.empty(), in.name(), notes));
    }

    /**
     * Finds the data set and goes through its rows once.
     *
     * @throws FileRefusedException when the file is none, cut off, damaged, without a row, of an encoding that cannot
     * be
     *     told, or has no data set of the name
     */
    public static XptTable open(Path file, TableRequest request) throws IOException {
        return opened(file, in -> new XptTable(in, request));
    }

    /** The name of the data set, where the file holds several. */
    @Override
    public String part() {
        return several ? member.name() : "";
    }

    private XptMember chosen(List<XptMember> members, Optional<String> wanted) throws IOException {
        List<String> names = members.stream().map(XptMember::name).toList();
        if (wanted.isEmpty()) {
            if (members.size() > 1) {
                notes.add(Note.of("files.sas.first-of", names.get(0), names));
            }
            return members.get(0);
        }
        for (XptMember m : members) {
            if (m.name().equalsIgnoreCase(wanted.get())) {
                return m;
            }
        }
        if (wanted.get().matches("[1-9]\\d{0,5}") && Integer.parseInt(wanted.get()) <= members.size()) {
            return members.get(Integer.parseInt(wanted.get()) - 1);
        }
        throw new FileRefusedException(Note.of("files.sas.no-such", in.name(), wanted.get(), names));
    }

    private void see(TextTrial trial) {
        for (int i = 0; i < columns.size(); i++) {
            XptVariable v = member.variables().get(i);
            if (!v.number()) {
                trial.see(row, v.at(), TextDecoder.trimmed(row, v.at(), v.at() + v.length()));
                continue;
            }
            char missing = IbmNumber.missing(row, v.at(), v.length());
            if (missing != 0) {
                columns.get(i).seeMissing(missing);
            }
        }
    }

    @Override
    protected boolean advance() throws IOException {
        if (done() == rows) {
            return false;
        }
        in.read(row);
        return true;
    }

    @Override
    protected String cell(int place) {
        XptVariable v = member.variables().get(place);
        SasColumn column = columns.get(place);
        if (!v.number()) {
            return column.cell(new String(row, v.at(), v.length(), StandardCharsets.ISO_8859_1));
        }
        return IbmNumber.missing(row, v.at(), v.length()) != 0
                ? ""
                : column.cell(IbmNumber.of(row, v.at(), v.length()));
    }
}
