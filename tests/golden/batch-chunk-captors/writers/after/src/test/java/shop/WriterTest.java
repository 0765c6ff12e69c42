package shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.mockito.Captor;
import org.mockito.Mock;
import org.springframework.batch.item.Chunk;
import org.springframework.batch.item.ItemWriter;

class WriterTest {

    @Mock
    private ItemWriter<String> delegate;

    @Captor
    private ArgumentCaptor<Chunk<String>> captor;

    @Test
    void writes() throws Exception {
        verify(delegate, times(2)).write(captor.capture());
        assertThat(captor.getAllValues().get(0).getItems()).containsExactly("a");
        assertThat(captor.getValue().getItems().get(0)).isEqualTo("b");
    }

    @Test
    void writesAgain() throws Exception {
        ArgumentCaptor<Chunk> lists = ArgumentCaptor.forClass(Chunk.class);
        verify(delegate).write(lists.capture());
        assertThat(lists.getValue().getItems()).hasSize(1);
    }
}
