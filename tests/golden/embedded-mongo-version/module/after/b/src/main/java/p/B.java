@SpringBootApplication class B {}
