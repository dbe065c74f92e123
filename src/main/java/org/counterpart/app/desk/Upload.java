package org.counterpart.app.desk;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/**
 * A file that the browser sends.
 *
 * @param name as the browser says it
 * @param size in bytes, as the browser says it; negative where it does not
 */
public record Upload(String name, InputStream content, long size) {

    /** One that is all there. */
    public static Upload of(String name, byte[] bytes) {
        return new Upload(name, new ByteArrayInputStream(bytes), bytes.length);
    }
}
