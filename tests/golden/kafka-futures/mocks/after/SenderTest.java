package shop;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;

class SenderTest {
    private final KafkaTemplate<String, String> kafka = mock(KafkaTemplate.class);
    private final CompletableFuture<SendResult<String, String>> future = mock(CompletableFuture.class);

    @Test
    void succeeds() {
        when(kafka.send(any(), any())).thenReturn(future);
        doAnswer(invocation -> {
            BiConsumer<SendResult<String, String>, Throwable> callback = invocation.getArgument(0);
            callback.accept(mock(SendResult.class), null);
            return null;
        }).when(future).whenComplete(any(BiConsumer.class));
        new Sender(kafka).send("1");
        verify(future).whenComplete(any());
        verify(future).whenComplete(any());
    }

    @Test
    void fails() {
        doAnswer(invocation -> {
            BiConsumer callback = (BiConsumer) invocation.getArguments()[0];
            callback.accept(null, new IllegalStateException());
            return null;
        }).when(future).whenComplete(any(BiConsumer.class));
    }

    @Test
    void captures() {
        ArgumentCaptor<BiConsumer<SendResult<String, String>, Throwable>> captor =
                ArgumentCaptor.forClass((Class) BiConsumer.class);
        verify(future).whenComplete(captor.capture());
        captor.getValue().accept(null, new IllegalStateException());
    }

    @Test
    void failsAlone() {
        doAnswer(invocation -> {
            BiConsumer callback = invocation.getArgument(0);
            callback.accept(null, new IllegalStateException());
            return null;
        }).when(future).whenComplete(any());
    }
}
