package a;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class Greeting {

    private static final Logger LOG = LoggerFactory.getLogger(Greeting.class);

    void say() {
        LOG.debug("hello {}", "you");
    }
}
