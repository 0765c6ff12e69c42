package shop;

import org.springframework.boot.context.properties.bind.ConstructorBinding;

class A {
    @ConstructorBinding
    A(String name) {}
}
