package shop;

import org.springframework.util.Assert;

class A {
    void a(Object x) {
        Assert.notNull(x);
        Assert.isTrue(x != null, "x");
    }
}
