package shop;

import org.springframework.util.Assert;

class A {
    void a(Object x) {
        Assert.notNull(x, "[Assertion failed] - this argument is required; it must not be null");
        Assert.isTrue(x != null, "x");
    }
}
