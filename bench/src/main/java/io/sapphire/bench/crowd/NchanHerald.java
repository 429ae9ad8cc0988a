package io.sapphire.bench.crowd;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sapphire.bench.store.Server;
import io.sapphire.local.process.LoopbackPorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * nginx with nchan, of the packages nginx-light and libnginx-mod-nchan: one worker, which is what costs it least. It is
 * given the JSON of a message and makes the event of it, with an id of its own.
 */
final class NchanHerald implements Herald {
    private static final Path MODULE = Path.of("/usr/lib/nginx/modules/ngx_nchan_module.so");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ProcessHandle process;
    private final int port;
    private final List<String> messages;
    private final HttpClient publisher = HttpClient.newHttpClient();
    private int told;

    private NchanHerald(ProcessHandle process, int port, List<String> messages) {
        this.process = process;
        this.port = port;
        this.messages = messages;
    }

    /** Nothing if the packages are not installed. @param messages JSON of each, told in turns */
    static Optional<NchanHerald> start(List<String> messages) {
        if (!Files.exists(MODULE)) {
            return Optional.empty();
        }
        int port = LoopbackPorts.free(1).getFirst();
        var folder = Server.folder("nchan");
        try {
            Files.writeString(folder.resolve("nginx.conf"), configuration(port));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        var process = Server.start(
                List.of("nginx", "-p", folder.toString(), "-c", "nginx.conf", "-e", "errors"), folder, port);
        return Optional.of(new NchanHerald(process, port, messages));
    }

    /** Root's workers would be nobody's otherwise, and could not enter the folder. */
    private static String configuration(int port) {
        var user = System.getProperty("user.name").equals("root") ? "user root;" : "";
        return """
            load_module %s;
            %s
            daemon off;
            worker_processes 1;
            worker_rlimit_nofile 20000;
            pid pid;
            error_log errors;
            events { worker_connections 12000; use epoll; }
            http {
                access_log off;
                client_body_temp_path body;
                proxy_temp_path proxy;
                fastcgi_temp_path fastcgi;
                uwsgi_temp_path uwsgi;
                scgi_temp_path scgi;
                tcp_nodelay on;
                nchan_shared_memory_size 64M;
                server {
                    listen 127.0.0.1:%d backlog=1024 sndbuf=64k;
                    location = /pub { nchan_publisher; nchan_channel_id told; nchan_message_buffer_length 8; }
                    location = /sub {
                        nchan_subscriber eventsource;
                        nchan_channel_id told;
                        nchan_subscriber_first_message newest;
                    }
                }
            }
            """.formatted(MODULE, user, port);
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String request() {
        return GatewayHerald.get("/sub", "Accept: text/event-stream\r\n");
    }

    @Override
    public void tell() {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/pub"))
                .timeout(PATIENCE)
                .header("X-EventSource-Event", "order")
                .POST(BodyPublishers.ofString(messages.get(told++ % messages.size()), UTF_8))
                .build();
        try {
            var status = publisher.send(request, BodyHandlers.discarding()).statusCode();
            if (status / 100 != 2) {
                throw new IllegalStateException("nchan takes no message: " + status);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public Duration processorTime() {
        return Child.processorTime(process);
    }

    @Override
    public void close() {
        publisher.shutdownNow();
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
