package shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.mockito.Captor;
import org.mockito.Mock;
import org.springframework.batch.item.ItemWriter;

class WriterTest {

    @Mock
    private ItemWriter<String> delegate;

    @Captor
    private ArgumentCaptor<List<String>> captor;

    @Test
    void writes() throws Exception {
        verify(delegate, times(2)).write(captor.capture());
        assertThat(captor.getAllValues().get(0)).containsExactly("a");
        assertThat(captor.getValue().get(0)).isEqualTo("b");
    }

    @Test
    void writesAgain() throws Exception {
        ArgumentCaptor<List> lists = ArgumentCaptor.forClass(List.class);
        verify(delegate).write(lists.capture());
        assertThat(lists.getValue()).hasSize(1);
    }
}
