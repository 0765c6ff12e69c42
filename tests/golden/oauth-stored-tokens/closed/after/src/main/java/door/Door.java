package door;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Door {

    public static void main(String[] args) {
        SpringApplication.run(Door.class, args);
    }
}
