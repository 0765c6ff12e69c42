package shop;

@SpringBootApplication
public class Shop {
}
