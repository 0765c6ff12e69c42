package p;

@SpringBootApplication
public class App {
}
