package shop;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;
import org.springframework.util.concurrent.FailureCallback;
import org.springframework.util.concurrent.ListenableFuture;
import org.springframework.util.concurrent.ListenableFutureCallback;

class SenderTest {
    private final KafkaTemplate<String, String> kafka = mock(KafkaTemplate.class);
    private final ListenableFuture<SendResult<String, String>> future = mock(ListenableFuture.class);

    @Test
    void succeeds() {
        when(kafka.send(any(), any())).thenReturn(future);
        doAnswer(invocation -> {
            ListenableFutureCallback<SendResult<String, String>> callback = invocation.getArgument(0);
            callback.onSuccess(mock(SendResult.class));
            return null;
        }).when(future).addCallback(any(ListenableFutureCallback.class));
        new Sender(kafka).send("1");
        verify(future).addCallback(any());
        verify(future).addCallback(any(), any());
    }

    @Test
    void fails() {
        doAnswer(invocation -> {
            ListenableFutureCallback callback = (ListenableFutureCallback) invocation.getArguments()[0];
            callback.onFailure(new IllegalStateException());
            return null;
        }).when(future).addCallback(any(ListenableFutureCallback.class));
    }

    @Test
    void captures() {
        ArgumentCaptor<ListenableFutureCallback<SendResult<String, String>>> captor =
                ArgumentCaptor.forClass((Class) ListenableFutureCallback.class);
        verify(future).addCallback(captor.capture());
        captor.getValue().onFailure(new IllegalStateException());
    }

    @Test
    void failsAlone() {
        doAnswer(invocation -> {
            FailureCallback callback = invocation.getArgument(1);
            callback.onFailure(new IllegalStateException());
            return null;
        }).when(future).addCallback(any(), any());
    }
}
