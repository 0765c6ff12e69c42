package shop;

@Configuration
class A {
    protected A() {
    }

    @Bean
    static Tool tool() {
        return new Tool();
    }
}
