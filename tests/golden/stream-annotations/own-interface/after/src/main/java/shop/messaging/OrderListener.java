package shop.messaging;

import java.util.Map;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.integration.annotation.ServiceActivator;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.messaging.handler.annotation.Headers;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.stereotype.Component;

@Component
public class OrderListener {

    @Autowired
    @Qualifier("invoices")
    private MessageChannel invoices;

    @ServiceActivator(inputChannel = OrderChannels.ORDERS)
    public void onOrder(@Payload Order order, @Header(name = "tenant", required = false) String tenant,
            @Headers Map<String, Object> headers) {
        invoices.send(MessageBuilder.withPayload(order).build());
    }

    @ServiceActivator(inputChannel = "invoices-copy")
    void onInvoice(Message invoice) {
    }
}
