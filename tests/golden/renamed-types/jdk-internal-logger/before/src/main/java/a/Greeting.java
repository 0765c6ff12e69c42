package a;

import com.sun.org.slf4j.internal.Logger;
import com.sun.org.slf4j.internal.LoggerFactory;

class Greeting {

    private static final Logger LOG = LoggerFactory.getLogger(Greeting.class);

    void say() {
        LOG.debug("hello {}", "you");
    }
}
