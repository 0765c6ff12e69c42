package p;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.verify;

import java.util.Arrays;
import java.util.List;
import org.springframework.batch.item.Chunk;
import org.springframework.batch.item.ItemWriter;
import org.springframework.batch.item.file.FlatFileItemWriter;

class Audit implements ItemWriter<String> {

    private FlatFileItemWriter<String> file;

    @Override
    public void write(Chunk<? extends String> items) throws Exception {
        file.write(items);
    }

    void all(Audit audit, ItemWriter<String> delegate, List<String> lines) throws Exception {
        audit.write(new Chunk<>(lines));
        delegate.write(new Chunk<>(Arrays.asList("a", "b")));
        verify(delegate).write(new Chunk<>(lines));
        verify(delegate).write(any());
    }
}
