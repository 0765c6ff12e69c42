package shop;

@Configuration
class A {
    @Bean
    static Tool tool() {
        return new Tool();
    }
}
