package shop;

import org.springframework.boot.context.properties.ConstructorBinding;

@ConstructorBinding
record A(String name) {
}
