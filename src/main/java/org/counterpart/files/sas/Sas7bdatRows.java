package org.counterpart.files.sas;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.counterpart.files.sas.SasPage.Piece;
import org.counterpart.files.stat.ByteReader;

/** The rows of a SAS data set one after the other, page by page, unpacked. */
final class Sas7bdatRows {
    private static final int DELETED = 5;

    private final ByteReader in;
    private final Sas7bdatHeader header;
    private final SasDictionary dictionary;
    private final SasPacking packing;
    private long nextPage;
    private SasPage page;
    private Iterator<Piece> pieces = List.<Piece>of().iterator();
    private int at;
    private long onPage;
    private long done;
    private long deleted;

    Sas7bdatRows(ByteReader in, Sas7bdatHeader header, SasDictionary dictionary) {
        this.in = in;
        this.header = header;
        this.dictionary = dictionary;
        this.packing = dictionary.packing();
    }

    /** Fills the next row; false behind the last one. */
    boolean next(byte[] row) throws IOException {
        try {
            while (done < dictionary.rows()) {
                if (fromPieces(row) || fromBlock(row)) {
                    done++;
                    return true;
                }
                if (nextPage == header.pages()) {
                    return false;
                }
                turn();
            }
            return false;
        } catch (IndexOutOfBoundsException e) {
            throw in.damaged();
        }
    }

    /** How many packed rows were met that had been deleted; the number of rows in the header counts them. */
    long deleted() {
        return deleted;
    }

    private void turn() throws IOException {
        page = SasPage.read(in, header, nextPage++);
        pieces = packing == SasPacking.NONE
                ? List.<Piece>of().iterator()
                : page.pieces().iterator();
        at = page.rowsStart();
        onPage = !page.holdsRows() ? 0 : page.isMixed() ? dictionary.mixedRows() : page.blocks();
    }

    private boolean fromPieces(byte[] row) throws IOException {
        while (pieces.hasNext()) {
            Piece piece = pieces.next();
            if (piece.packing() == DELETED && piece.kind() == 1) {
                deleted++;
            }
            boolean packed = piece.packing() == 4;
            boolean plain = piece.packing() == 0 && !SasDictionary.describes(page.signature(piece));
            if (piece.kind() != 1 || !(packed || plain)) {
                continue;
            }
            // A row that packing would not shorten is kept as it is.
            SasPacking how = packed && piece.length() < row.length ? packing : SasPacking.NONE;
            if (how.unpack(page.array(), piece.start(), piece.start() + piece.length(), row) != row.length) {
                throw in.damaged();
            }
            return true;
        }
        return false;
    }

    private boolean fromBlock(byte[] row) {
        if (onPage <= 0) {
            return false;
        }
        page.copy(at, row);
        at += row.length;
        onPage--;
        return true;
    }
}
