package shop;

import static org.mockito.Mockito.verify;

import java.util.List;

import org.mockito.ArgumentCaptor;
import org.mockito.Captor;
import org.mockito.Mock;
import org.springframework.batch.item.ItemWriter;

class StoreTest {

    @Mock
    private Store store;

    @Mock
    private ItemWriter<String> writer;

    @Captor
    private ArgumentCaptor<List<String>> captor;

    void stores() {
        verify(store).write(captor.capture());
        System.out.println(captor.getValue().size());
    }
}
