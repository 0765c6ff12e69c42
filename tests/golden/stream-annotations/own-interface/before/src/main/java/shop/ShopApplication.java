package shop;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cloud.stream.annotation.EnableBinding;

import shop.messaging.OrderChannels;

@SpringBootApplication
@EnableBinding(OrderChannels.class)
public class ShopApplication {
}
