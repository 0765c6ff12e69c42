package p;
@SpringBootApplication
class TestApplication {
}
