package javax.mail.shop;

class Own {
    jakarta.mail.Session session;
}
