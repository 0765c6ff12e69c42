package d;

@SpringBootApplication
public class App {
}
