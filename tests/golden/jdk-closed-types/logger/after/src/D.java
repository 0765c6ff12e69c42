package a;

import com.sun.istack.internal.logging.Logger;

public class D {
    private final Logger log = Logger.getLogger(D.class);

    void run(Exception e) throws Exception {
        throw log.logSevereException(e);
    }
}
