package p;

import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.eclipse.angus.mail.util.MailSSLSocketFactory;

class Mails {
    void send(jakarta.mail.Session session) throws Exception {
        SMTPTransport transport = (SMTPTransport) session.getTransport("smtp");
        MailSSLSocketFactory factory = new MailSSLSocketFactory();
        org.eclipse.angus.mail.imap.IMAPFolder folder = null;
    }
}
