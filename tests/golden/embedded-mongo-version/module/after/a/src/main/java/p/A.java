@SpringBootApplication class A {}
