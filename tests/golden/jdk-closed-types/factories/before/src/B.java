package a;

import com.sun.org.apache.xerces.internal.jaxp.DocumentBuilderFactoryImpl;
import com.sun.org.apache.xerces.internal.jaxp.datatype.XMLGregorianCalendarImpl;
import com.sun.rowset.CachedRowSetImpl;
import java.awt.Font;
import java.security.Security;
import java.util.GregorianCalendar;
import javax.xml.parsers.DocumentBuilderFactory;
import sun.font.FontDesignMetrics;

public class B {

    static {
        Security.addProvider(new com.sun.crypto.provider.SunJCE());
        java.security.Security.addProvider(new com.sun.net.ssl.internal.ssl.Provider());
    }

    private final DocumentBuilderFactory factory = new DocumentBuilderFactoryImpl();
    private CachedRowSetImpl rows;

    public int width(Font font, String text) throws Exception {
        rows = new CachedRowSetImpl();
        send(new XMLGregorianCalendarImpl(new GregorianCalendar()));
        FontDesignMetrics metrics = FontDesignMetrics.getMetrics(font);
        java.awt.FontMetrics other = sun.font.FontDesignMetrics
                .getMetrics(font);
        return metrics.stringWidth(text);
    }
}
