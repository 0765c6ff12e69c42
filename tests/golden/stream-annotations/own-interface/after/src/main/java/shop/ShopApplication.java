package shop;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

import shop.messaging.OrderChannels;

@SpringBootApplication
@Import(OrderChannels.Bindings.class)
public class ShopApplication {
}
