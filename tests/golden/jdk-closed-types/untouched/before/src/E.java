package a;

import com.sun.istack.NotNull;
import java.util.logging.Logger;
import org.junit.Ignore;
import sun.misc.Unsafe;

public class E {
    @NotNull
    private String name;
    // new com.sun.crypto.provider.SunJCE()
    private final Logger log = Logger.getLogger(E.class.getName());

    static class Own extends com.sun.crypto.provider.SunJCE {
    }

    Object metrics(java.awt.Font font, java.awt.font.FontRenderContext context) {
        return sun.font.FontDesignMetrics.getMetrics(font, context);
    }
}
