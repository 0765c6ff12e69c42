package a;

import java.awt.Canvas;
import java.awt.Font;
import java.awt.FontMetrics;
import java.security.Security;
import java.util.GregorianCalendar;
import javax.sql.rowset.CachedRowSet;
import javax.sql.rowset.RowSetProvider;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.parsers.DocumentBuilderFactory;

public class B {

    static {
        Security.addProvider(Security.getProvider("SunJCE"));
        java.security.Security.addProvider(Security.getProvider("SunJSSE"));
    }

    private final DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    private CachedRowSet rows;

    public int width(Font font, String text) throws Exception {
        rows = RowSetProvider.newFactory().createCachedRowSet();
        send(DatatypeFactory.newDefaultInstance().newXMLGregorianCalendar(new GregorianCalendar()));
        FontMetrics metrics = new Canvas().getFontMetrics(font);
        java.awt.FontMetrics other = new Canvas()
                .getFontMetrics(font);
        return metrics.stringWidth(text);
    }
}
