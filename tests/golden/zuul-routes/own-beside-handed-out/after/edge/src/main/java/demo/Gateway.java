package demo;

import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Gateway {
}
