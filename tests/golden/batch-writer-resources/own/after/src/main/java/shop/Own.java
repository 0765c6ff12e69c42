package shop;

import org.springframework.batch.item.file.FlatFileItemWriter;
import org.springframework.batch.item.file.ResourceAwareItemWriterItemStream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.WritableResource;

abstract class Own<T> implements ResourceAwareItemWriterItemStream<T> {
    private Resource kept;

    @Override
    public void setResource(final WritableResource resource) {
        this.kept = resource;
    }
}

class Named extends FlatFileItemWriter<String> {
    @Override
    public void setResource(WritableResource resource) {
        super.setResource(resource);
    }
}
