package shop;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;

class App {

    void command(SpringApplication application) {
        application.setWebApplicationType(WebApplicationType.NONE);
    }
}
