-- Who gets a copy of what is sent to a topic, in the queue `<topic>/subscriptions/<name>`.
CREATE TABLE host.subscriptions (
    topic text NOT NULL,
    name text NOT NULL,
    PRIMARY KEY (topic, name)
);
