package shop.mapping;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;

import org.apache.commons.fileupload.FileItem;
import org.springframework.util.StringUtils;
import org.springframework.web.multipart.MultipartFile;

/** A file item of Commons FileUpload as Spring's CommonsMultipartFile showed it, which Spring 6 no longer has. */
class FileItemMultipartFile implements MultipartFile {
    private final FileItem item;

    FileItemMultipartFile(FileItem item) {
        this.item = item;
    }

    @Override
    public String getName() {
        return item.getFieldName();
    }

    @Override
    public String getOriginalFilename() {
        return item.getName() == null ? "" : StringUtils.getFilename(item.getName().replace('\\', '/'));
    }

    @Override
    public String getContentType() {
        return item.getContentType();
    }

    @Override
    public boolean isEmpty() {
        return item.getSize() == 0;
    }

    @Override
    public long getSize() {
        return item.getSize();
    }

    @Override
    public byte[] getBytes() {
        byte[] bytes = item.get();
        return bytes == null ? new byte[0] : bytes;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        InputStream stream = item.getInputStream();
        return stream == null ? InputStream.nullInputStream() : stream;
    }

    @Override
    public void transferTo(File destination) throws IOException {
        try (InputStream stream = getInputStream()) {
            Files.deleteIfExists(destination.toPath());
            Files.copy(stream, destination.toPath());
        }
    }
}
