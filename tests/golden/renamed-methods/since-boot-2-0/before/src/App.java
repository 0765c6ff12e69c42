package shop;

import org.springframework.boot.SpringApplication;

class App {

    void command(SpringApplication application) {
        application.setWebEnvironment(false);
    }
}
