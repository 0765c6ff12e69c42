package shop;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingDeque;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.cloud.stream.messaging.DirectWithAttributesChannel;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.support.ChannelInterceptor;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.util.MimeType;

/** Keeps what is sent to output channels, as that of Spring Cloud Stream's test support did until 4.0. */
public class MessageCollector implements SmartInitializingSingleton {

    private final ListableBeanFactory beans;

    private final Map<MessageChannel, BlockingQueue<Message<?>>> queues = new ConcurrentHashMap<>();

    public MessageCollector(ListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public void afterSingletonsInstantiated() {
        for (DirectWithAttributesChannel channel : beans.getBeansOfType(DirectWithAttributesChannel.class).values()) {
            if ("output".equals(channel.getAttribute("type"))) {
                BlockingQueue<Message<?>> queue = new LinkedBlockingDeque<>();
                queues.put(channel, queue);
                channel.addInterceptor(new ChannelInterceptor() {
                    @Override
                    public Message<?> preSend(Message<?> message, MessageChannel sent) {
                        queue.add(readable(message));
                        return message;
                    }
                });
            }
        }
    }

    public BlockingQueue<Message<?>> forChannel(MessageChannel channel) {
        return queues.get(channel);
    }

    private static Message<?> readable(Message<?> message) {
        Object type = message.getHeaders().get(MessageHeaders.CONTENT_TYPE);
        MimeType mime = type == null ? null : MimeType.valueOf(type.toString());
        boolean text = mime != null && ("text".equals(mime.getType())
                || "application".equals(mime.getType()) && "json".equals(mime.getSubtype()));
        if (!text || !(message.getPayload() instanceof byte[])) {
            return message;
        }
        String payload = new String((byte[]) message.getPayload(), StandardCharsets.UTF_8);
        return MessageBuilder.withPayload(payload).copyHeaders(message.getHeaders()).build();
    }
}
