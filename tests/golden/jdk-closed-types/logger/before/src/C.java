package a;

import com.sun.istack.internal.logging.Logger;
import java.util.logging.Level;

public class C {
    private static final Logger LOG = Logger.getLogger(C.class);

    void run(Exception e) {
        LOG.info("done");
        this.LOG.log(Level.SEVERE, "failed", e);
        LOG.warning("failed " + e, e);
        Logger.getLogger(C.class).log(Level.SEVERE, "", e);
        java.util.logging.Logger.getLogger(C.class.getName()).info("other");
    }
}
