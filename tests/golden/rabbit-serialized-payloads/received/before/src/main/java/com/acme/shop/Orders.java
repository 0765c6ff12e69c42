package com.acme.shop;

import com.acme.shop.dto.Order;
import java.util.List;
import org.springframework.amqp.rabbit.annotation.RabbitHandler;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.stereotype.Component;

@Component
public class Orders {
    private final RabbitTemplate template;

    public Orders(RabbitTemplate template) {
        this.template = template;
    }

    public Order next() {
        return (Order) template.receiveAndConvert("orders");
    }
}
