package shop;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.ConstructorBinding;

@ConstructorBinding
@ConfigurationProperties("shop")
class A {
    A(String name) {}
}

@ConstructorBinding
@ConfigurationProperties("b")
class B {
    B() {
        this("b");
    }

    B(String name) {}
}
