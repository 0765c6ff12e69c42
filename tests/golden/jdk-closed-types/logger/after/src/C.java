package a;

import java.util.logging.Level;
import java.util.logging.Logger;

public class C {
    private static final Logger LOG = Logger.getLogger(C.class.getPackage().getName());

    void run(Exception e) {
        LOG.info("done");
        this.LOG.log(Level.SEVERE, "failed", e);
        LOG.log(Level.WARNING, "failed " + e, e);
        Logger.getLogger(C.class.getPackage().getName()).log(Level.SEVERE, "", e);
        java.util.logging.Logger.getLogger(C.class.getName()).info("other");
    }
}
