package p;

import com.sun.mail.smtp.SMTPTransport;
import com.sun.mail.util.MailSSLSocketFactory;

class Mails {
    void send(jakarta.mail.Session session) throws Exception {
        SMTPTransport transport = (SMTPTransport) session.getTransport("smtp");
        MailSSLSocketFactory factory = new MailSSLSocketFactory();
        com.sun.mail.imap.IMAPFolder folder = null;
    }
}
