package shop;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.ConstructorBinding;

@ConfigurationProperties("shop")
class A {
    A(String name) {}
}

@ConfigurationProperties("b")
class B {
    B() {
        this("b");
    }

    @ConstructorBinding
    B(String name) {}
}
