package shop;

import java.io.File;
import java.nio.charset.Charset;
import java.util.List;
import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.DiskFileItemFactory;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletDiskFileUpload;

class Upload {
    void a(Request request, File target) throws Exception {
        JakartaServletDiskFileUpload upload = new JakartaServletDiskFileUpload(DiskFileItemFactory.builder().get());
        upload.setHeaderCharset(Charset.forName("UTF-8"));
        List<DiskFileItem> items = upload.parseRequest(request);
        for (DiskFileItem item : items) {
            item.write(target.toPath());
        }
    }
}
