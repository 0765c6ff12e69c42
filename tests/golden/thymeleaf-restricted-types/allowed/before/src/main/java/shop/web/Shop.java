package shop.web;

import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class Shop {
}
