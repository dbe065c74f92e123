package org.counterpart.files.excel;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The XML of a part, element by element. Names are those of the part's own vocabulary (the namespace of its outermost
 * element), whatever their prefix; elements of others are passed over with all they hold. No document type, no entity.
 */
final class PartXml implements Closeable {
    private static final String UTF_8_MARK = "\u00EF\u00BB\u00BF";
    private static final int HEAD = 4;
    private static final int LONGEST_TEXT = 1 << 20;
    private static final XMLInputFactory FACTORY = factory();

    private final InputStream in;
    private final XMLStreamReader xml;
    private final String namespace;
    private final StringBuilder text = new StringBuilder();

    PartXml(InputStream in) throws IOException, XMLStreamException {
        this.in = in;
        try {
            synchronized (FACTORY) {
                xml = parser(new Kept(in), in);
            }
            while (!xml.isStartElement()) {
                step();
            }
        } catch (XMLStreamException | RuntimeException e) {
            in.close();
            throw e;
        }
        namespace = String.valueOf(xml.getNamespaceURI());
    }

    /** The parser closes what it read to its end; what follows there is still to be looked at. */
    private static final class Kept extends FilterInputStream {
        Kept(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            return in.read(bytes, from, length);
        }

        @Override
        public void close() {}
    }

    /** UTF-8 is decoded here, for the parser tells of wrong bytes on standard error; parts may else be UTF-16. */
    private static XMLStreamReader parser(InputStream kept, InputStream in) throws XMLStreamException, IOException {
        in.mark(HEAD + 1);
        byte[] head = in.readNBytes(HEAD);
        in.reset();
        String latin = new String(head, StandardCharsets.ISO_8859_1);
        boolean marked = latin.startsWith(UTF_8_MARK);
        boolean wide = latin.startsWith("\u00FE\u00FF") || latin.startsWith("\u00FF\u00FE");
        if (wide || latin.startsWith("<\0") || latin.startsWith("\0<")) {
            return FACTORY.createXMLStreamReader(kept);
        }
        in.skipNBytes(marked ? UTF_8_MARK.length() : 0);
        return FACTORY.createXMLStreamReader(new InputStreamReader(kept, StandardCharsets.UTF_8.newDecoder()));
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        return factory;
    }

    private int step() throws XMLStreamException {
        int event = xml.next();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new XMLStreamException("a document type");
        }
        return event;
    }

    /** The outermost element at first, then what {@link #next} found. */
    String name() {
        return xml.getLocalName();
    }

    /** The next beginning or end of an element; false behind the end of the document, which is then checked. */
    boolean next() throws XMLStreamException, IOException {
        while (true) {
            int event = step();
            if (event == XMLStreamConstants.END_DOCUMENT) {
                in.transferTo(OutputStream.nullOutputStream());
                return false;
            }
            if (event == XMLStreamConstants.END_ELEMENT) {
                return true;
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (namespace.equals(String.valueOf(xml.getNamespaceURI()))) {
                    return true;
                }
                skip();
            }
        }
    }

    boolean starts(String name) {
        return xml.isStartElement() && xml.getLocalName().equals(name);
    }

    boolean ends(String name) {
        return xml.isEndElement() && xml.getLocalName().equals(name);
    }

    boolean starts() {
        return xml.isStartElement();
    }

    /** Goes to the end of the element that begins here. */
    void skip() throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            int event = step();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
    }

    /** The text of the element that begins here, up to its end. */
    String text() throws XMLStreamException {
        text.setLength(0);
        while (true) {
            int event = step();
            if (event == XMLStreamConstants.CHARACTERS
                    || event == XMLStreamConstants.CDATA
                    || event == XMLStreamConstants.SPACE) {
                text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                if (text.length() > LONGEST_TEXT) {
                    throw new XMLStreamException("a text without end");
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                return text.toString();
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                skip();
            }
        }
    }

    /** An attribute without a prefix; null when it is not there. */
    String attribute(String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String prefix = xml.getAttributePrefix(i);
            if ((prefix == null || prefix.isEmpty())
                    && xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    /** The attribute {@code r:id}, of whichever relationships namespace. */
    String relation() {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String space = xml.getAttributeNamespace(i);
            if (xml.getAttributeLocalName(i).equals("id") && space != null && space.endsWith("/relationships")) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    boolean flag(String name) {
        String value = attribute(name);
        return value != null && (value.equals("1") || value.equals("true") || value.equals("on"));
    }

    /** @throws NumberFormatException when it is no whole number */
    int number(String name, int otherwise) {
        String value = attribute(name);
        return value == null ? otherwise : Integer.parseInt(value.trim());
    }

    @Override
    public void close() throws IOException {
        try {
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        } finally {
            in.close();
        }
    }
}
