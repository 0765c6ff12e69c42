package shop;

import org.junit.Assert;

class A {
    void a(Object x) {
        Assert.assertNotNull(x);
        org.springframework.util.Assert.notNull(x, "x");
    }
}
