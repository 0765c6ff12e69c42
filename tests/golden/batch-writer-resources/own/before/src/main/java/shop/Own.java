package shop;

import org.springframework.batch.item.file.FlatFileItemWriter;
import org.springframework.batch.item.file.ResourceAwareItemWriterItemStream;
import org.springframework.core.io.Resource;

abstract class Own<T> implements ResourceAwareItemWriterItemStream<T> {
    private Resource kept;

    @Override
    public void setResource(final Resource resource) {
        this.kept = resource;
    }
}

class Named extends FlatFileItemWriter<String> {
    @Override
    public void setResource(Resource resource) {
        super.setResource(resource);
    }
}
