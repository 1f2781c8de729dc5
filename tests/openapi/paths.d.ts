export interface paths {
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell whether the process answers */
        get: operations["getHealthz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell whether the live figures are loaded */
        get: operations["getReadyz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell figures of this node, for Prometheus */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{id}/comment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a word to a report
         * @description Within an hour of the report, once. What looks like a link or a way to be reached waits unseen.
         */
        post: operations["postReportsByIdComment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/statements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pass on a provider's statement
         * @description The same service, time and author again replace the statement.
         */
        post: operations["postAdminStatements"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/statements/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a statement back */
        delete: operations["deleteAdminStatementsById"];
        options?: never;
        head?: never;
        /** Correct a statement */
        patch: operations["patchAdminStatementsById"];
        trace?: never;
    };
    "/api/v1/admin/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All comments, newest first; those that wait, too */
        get: operations["getAdminComments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/comments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Show or hide a comment */
        patch: operations["patchAdminCommentsById"];
        trace?: never;
    };
    "/api/v1/admin/incidents/{incident}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a note to an incident */
        post: operations["postAdminIncidentsByIncidentNotes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/incidents/{incident}/notes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a note */
        delete: operations["deleteAdminIncidentsByIncidentNotesById"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Services added or hidden */
        get: operations["getAdminServices"];
        put?: never;
        /** Add a service */
        post: operations["postAdminServices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/services/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change or hide a service
         * @description Of the catalog's own services only `hidden` can be changed.
         */
        patch: operations["patchAdminServicesBySlug"];
        trace?: never;
    };
    "/api/v1/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report that a service does or does not work
         * @description Answered once it is stored for good. Sending again is safe: it counts once in fifteen minutes.
         */
        post: operations["postReports"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload reports of a trusted source
         * @description A report a line; a line sent again counts once, so an upload can be repeated as a whole.
         */
        post: operations["postReportsBulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a webhook; it is sent nothing until a test was answered with 2xx */
        post: operations["postWebhooks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A webhook, its state and its latest deliveries
         * @description Needs the webhook's manageToken as Bearer token.
         */
        get: operations["getWebhooksById"];
        put?: never;
        post?: never;
        /**
         * Deletes a webhook, with all that waits for it
         * @description Needs the webhook's manageToken as Bearer token.
         */
        delete: operations["deleteWebhooksById"];
        options?: never;
        head?: never;
        /**
         * Changes a webhook; a new URL has to be tested anew
         * @description Needs the webhook's manageToken as Bearer token.
         */
        patch: operations["patchWebhooksById"];
        trace?: never;
    };
    "/api/v1/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends a test message now; answered with 2xx it verifies the webhook, or enables it again
         * @description Needs the webhook's manageToken as Bearer token.
         */
        post: operations["postWebhooksByIdTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives it a new secret; for a day both sign
         * @description Needs the webhook's manageToken as Bearer token.
         */
        post: operations["postWebhooksByIdSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/push/key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The key that browsers subscribe with */
        get: operations["getPushKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/push/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tells a browser when a service fails in a region, and when it is back */
        post: operations["postPushSubscriptions"];
        /** Ends what a browser is told: of one service and region, or all */
        delete: operations["deletePushSubscriptions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List or search services, with what is said of each now */
        get: operations["getServices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell all that is said of one service now */
        get: operations["getServicesBySlug"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services/{slug}/alternatives": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell what to use meanwhile, and what is said of it */
        get: operations["getServicesBySlugAlternatives"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services/{slug}/series": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell how many problems were reported, step by step, and how many are usual */
        get: operations["getServicesBySlugSeries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services/{slug}/heat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell where problems were reported, now or at any past quarter hour, and how far that exceeds the usual */
        get: operations["getServicesBySlugHeat"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/snapshots/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A kept moment; its id is the hash of the answer */
        get: operations["getSnapshotsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/snapshots/{id}.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Its cells as CSV */
        get: operations["getSnapshotsByIdCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/snapshots/{id}.geojson": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Its cells as GeoJSON */
        get: operations["getSnapshotsByIdGeojson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/snapshots/{id}.png": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A picture of it to print, 1600 by 900 */
        get: operations["getSnapshotsByIdPng"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services/{slug}/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell why a verdict is what it is */
        get: operations["getServicesBySlugExplain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List incidents with their regional timelines, latest detected first
         * @description A page ends with `next`, and with a Link header to the page that follows, until there is none.
         */
        get: operations["getIncidents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell of one incident, and what was said of it */
        get: operations["getIncidentsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/badge/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a verdict as an image, or as shields.io reads it */
        get: operations["getBadgeByFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feed.atom": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Follow the incidents of all services */
        get: operations["getFeedAtom"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/status/{slug}/feed.atom": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Follow the incidents of one service */
        get: operations["getStatusBySlugFeedAtom"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feed.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Follow the incidents of all services */
        get: operations["getFeedJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/status/{slug}/feed.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Follow the incidents of one service */
        get: operations["getStatusBySlugFeedJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/summary.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell the state of all services as status pages do */
        get: operations["getSummaryJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services/{slug}/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Follow one service */
        get: operations["getServicesBySlugStream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Follow several services on one connection */
        get: operations["getStream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services/{slug}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What people say, newest first */
        get: operations["getServicesBySlugComments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/widget/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The texts of a widget about a service, in one language */
        get: operations["getWidgetByFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oembed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** oEmbed: a frame for the address of a service */
        get: operations["getOembed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services/{slug}/snapshots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep a moment for good: 201 when it is new, 200 when it was kept before */
        post: operations["postServicesBySlugSnapshots"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description "Probably caused by" a service it depends on, or "probably a side effect of" a peer's trouble. */
        Attribution: {
            /** @enum {string} */
            kind: "upstream" | "side-effect";
            service: string;
        };
        /** @description What became of an upload; good lines are stored whatever the others are like. */
        BulkReceipt: {
            accepted: number;
            duplicates: number;
            faults: {
                line: number;
                /** @enum {string} */
                code: "INVALID_REQUEST" | "INVALID_JSON" | "INVALID_TIME" | "INVALID_TILE" | "INVALID_URL" | "INVALID_CURSOR" | "UNKNOWN_PROBLEM" | "UNKNOWN_COUNTRY" | "INVALID_KEYS" | "FORBIDDEN_TARGET" | "TOO_MANY_SUBSCRIPTIONS" | "NOT_FROM_A_PAGE" | "INVALID_SERVICE" | "UNAUTHORIZED" | "NOT_YOUR_REPORT" | "FOREIGN_FORM" | "ADMIN_OFF" | "NOT_FOUND" | "UNKNOWN_SERVICE" | "UNKNOWN_REGION" | "UNKNOWN_INCIDENT" | "UNKNOWN_SNAPSHOT" | "REQUEST_TIMEOUT" | "ALREADY_COMMENTED" | "SLUG_TAKEN" | "FROM_CATALOG" | "BODY_TOO_LARGE" | "ADDRESS_TOO_LONG" | "UNSUPPORTED_MEDIA_TYPE" | "TOO_MANY_REPORTS" | "TOO_MANY_REQUESTS" | "TOO_MANY_FROM_NETWORK" | "TOO_MANY_SNAPSHOTS" | "TOO_MANY_ATTEMPTS" | "HEADERS_TOO_LARGE" | "INTERNAL" | "NOT_IMPLEMENTED" | "OVERLOADED" | "NOT_STORED" | "TOO_MANY_READERS" | "NO_ROOM" | "DATABASE_AWAY" | "NOT_READY";
                detail: string;
            }[];
        };
        /**
         * @description A line of an upload.
         * @example {
         *       "service": "telegram",
         *       "reporter": "user-17",
         *       "observedAt": "2026-01-15T12:00:00Z"
         *     }
         */
        BulkReport: {
            /** @example telegram */
            service: string;
            /**
             * @default problem
             * @enum {string}
             */
            signal: "problem" | "working" | "recovered";
            /**
             * @description one of the service's `problemTypes`
             * @example messages
             */
            problem?: string;
            location?: components["schemas"]["Location"];
            comment?: string;
            /**
             * Format: date-time
             * @description when it was noticed, if not now: ISO 8601 with a zone, up to 7 days back, 30 for a trusted source
             * @example 2026-01-15T12:00:00Z
             */
            observedAt?: string;
            /** @description who, as the source knows them; kept as a pseudonym */
            reporter: string;
            /** @description reporters of one network count twice an hour at most */
            network?: string;
        };
        /** @enum {string} */
        Category: "messenger" | "social" | "streaming" | "gaming" | "cloud" | "work" | "shop" | "bank" | "mobile" | "isp" | "email" | "ai" | "transport" | "other";
        /** @description What a verdict rests on. */
        Explain: {
            /** @description version of the method */
            method: string;
            /** @description "world", a country (ISO 3166-1 alpha-2), or an area of one: "DE/" and an H3 index of resolution 2 */
            region: string;
            /** @description of an area: its largest city */
            name?: string;
            /** @description ms since 1970; the last minute judged */
            at: number;
            verdict: components["schemas"]["Verdict"];
            /** @description ms since 1970, back-dated; null: no alarm */
            since: number | null;
            /** @description ms since 1970; null: it does not */
            recoveringAt: number | null;
            /** @description of the loudest window, on the common scale */
            score: number;
            /** @description the score from which problems are possible */
            possibleAt: number;
            /** @description the score from which they are major */
            majorAt: number;
            /** @description effective reports in the loudest window; null: too few people to tell, of an area */
            observed: number | null;
            /** @description where observed is null: it is fewer than this */
            observedBelow?: number;
            expected: number;
            windowMinutes: number;
            windows: {
                minutes: number;
                /** @description effective reports; null: too few people to tell, of an area */
                observed: number | null;
                /** @description where observed is null: it is fewer than this */
                observedBelow?: number;
                expected: number;
                /** @description −log10 of the chance on an ordinary day; null: too few people to tell, of an area */
                surprise: number | null;
                threshold: number;
            }[];
            /** @description different ones in 60 minutes; null: not known */
            networks: number | null;
            networksForMajor: number;
            largestNetworkShare: number | null;
            /** @description an outage of this multiple of normal or more would have shown */
            visibleMultiple: number | null;
            /** @description reports of the last hour that count in the figures but not, or not in full, in the verdict; null where the last hour's are of too few people to tell */
            discarded: {
                /** @description by the same reporter within the hour */
                repeats: number;
                /** @description more than two of one network within the hour */
                sameNetwork: number;
                /** @description what reports weigh less because their reporter names many services */
                fanOut: number;
                /** @description came when their minute was judged; they may only move the start */
                late: number;
                /** @description more through one site's pages than they may add to what is said elsewhere */
                origin: number;
            } | null;
        };
        Health: {
            /** @enum {string} */
            status: "ok" | "ready";
        };
        /** @description Problem reports on the map. Cells where fewer than 3 people reported are told together with others, as a coarser cell. */
        Heat: {
            /** @description ms since 1970; the end of the window */
            at: number;
            /** @description ms; `at` was rounded down to a multiple of this. 0: the present moment */
            roundedTo: number;
            /** @description minutes */
            window: number;
            resolution: number;
            /** @description problem reports in the window, worldwide, those without a place included */
            total: number;
            /** @description as many are usual; null where that is not known, and for windows other than an hour */
            expected: number | null;
            verdict: components["schemas"]["Verdict"];
            /** @description problem reports in the window by country, most first; "ZZ": not known */
            regions: {
                country: string;
                count: number;
            }[];
            cells: {
                /** @description H3 index, of the resolution asked for or coarser */
                cell: string;
                /** @description problem reports, 3 or more, that no other cell of the answer counts */
                count: number;
                /** @description to what is usual here; null where that is not known, and for windows other than an hour */
                ratio: number | null;
                /** @description chance that it is more than twice the usual, 0 to 1; null as above */
                confidence: number | null;
            }[];
        };
        /** @description One outage of one service, as user reports indicate it. */
        Incident: {
            id: string;
            service: string;
            /** @enum {string} */
            state: "open" | "over";
            /** @enum {string} */
            worst: "possible" | "major";
            /** @description ms since 1970 */
            startedAt: number;
            /** @description ms since 1970 */
            detectedAt: number;
            endedAt: number | null;
            /** @description how often */
            reopened: number;
            regions: components["schemas"]["IncidentRegion"][];
            cause: components["schemas"]["Attribution"] | null;
            similar: {
                id: string;
                /** @description ms since 1970 */
                startedAt: number;
                minutes: number;
                daysBefore: number;
                sameRegions: boolean;
            } | null;
        };
        /** @description A page of incidents, latest detected first. */
        IncidentList: {
            incidents: components["schemas"]["Incident"][];
            next: string | null;
        };
        /** @description An incident's course in one region. */
        IncidentRegion: {
            /** @description "world", a country (ISO 3166-1 alpha-2), or an area of one: "DE/" and an H3 index of resolution 2 */
            region: string;
            /** @description of an area: its largest city */
            name?: string;
            /** @enum {string} */
            state: "possible" | "major" | "recovering" | "over";
            /** @enum {string} */
            worst: "possible" | "major";
            /** @description ms since 1970 */
            startedAt: number;
            /** @description ms since 1970 */
            detectedAt: number;
            majorAt: number | null;
            recoveringAt: number | null;
            endedAt: number | null;
            /** @description ms since 1970 */
            peakAt: number;
            /** @description effective reports an hour at the peak */
            peakPerHour: number;
            /** @description effective reports */
            reports: number;
        };
        /** @description A JSON feed: one item for each minute that changed an incident. */
        JsonFeed: {
            /** Format: uri */
            version: string;
            title: string;
            home_page_url: string;
            feed_url: string;
            description: string;
            items: {
                id: string;
                url: string;
                title: string;
                summary: string;
                content_html: string;
                /** Format: date-time */
                date_modified: string;
                /** Format: date-time */
                date_published: string;
            }[];
        };
        Location: components["schemas"]["Point"] | {
            /**
             * @description ISO 3166-1 alpha-2
             * @example DE
             */
            country: string;
        };
        /** @description Problem reports in the last 60 minutes, this one included; null where the place is not known. */
        Near: {
            /** @description around the reporter: their H3 resolution-4 cell; 0 = of fewer than 3 people, which is not told more exactly */
            area: number | null;
            country: number | null;
            world: number;
            /** @description the city that names the area; null where none does */
            place: string | null;
            /** @description problem reports usual in the area in an hour like the last; null while that is not known */
            usual: number | null;
        };
        /** @description Degrees. Kept as an H3 cell of resolution 6 (about 36 km²), never finer. */
        Point: {
            lat: number;
            lng: number;
        };
        /** @description Problem details (RFC 9457) with a stable code. */
        Problem: {
            /**
             * Format: uri
             * @example urn:outcry:problem:unknown-service
             */
            type: string;
            /** @example Not found */
            title: string;
            /** @example 404 */
            status: number;
            /**
             * @description stable; for programs
             * @enum {string}
             */
            code: "INVALID_REQUEST" | "INVALID_JSON" | "INVALID_TIME" | "INVALID_TILE" | "INVALID_URL" | "INVALID_CURSOR" | "UNKNOWN_PROBLEM" | "UNKNOWN_COUNTRY" | "INVALID_KEYS" | "FORBIDDEN_TARGET" | "TOO_MANY_SUBSCRIPTIONS" | "NOT_FROM_A_PAGE" | "INVALID_SERVICE" | "UNAUTHORIZED" | "NOT_YOUR_REPORT" | "FOREIGN_FORM" | "ADMIN_OFF" | "NOT_FOUND" | "UNKNOWN_SERVICE" | "UNKNOWN_REGION" | "UNKNOWN_INCIDENT" | "UNKNOWN_SNAPSHOT" | "REQUEST_TIMEOUT" | "ALREADY_COMMENTED" | "SLUG_TAKEN" | "FROM_CATALOG" | "BODY_TOO_LARGE" | "ADDRESS_TOO_LONG" | "UNSUPPORTED_MEDIA_TYPE" | "TOO_MANY_REPORTS" | "TOO_MANY_REQUESTS" | "TOO_MANY_FROM_NETWORK" | "TOO_MANY_SNAPSHOTS" | "TOO_MANY_ATTEMPTS" | "HEADERS_TOO_LARGE" | "INTERNAL" | "NOT_IMPLEMENTED" | "OVERLOADED" | "NOT_STORED" | "TOO_MANY_READERS" | "NO_ROOM" | "DATABASE_AWAY" | "NOT_READY";
            /**
             * @description for people
             * @example No service is called "telegrm". GET /api/v1/services lists them.
             */
            detail: string;
        };
        /** @description What is said of one region, and against what. */
        RegionVerdict: {
            /** @description "world", a country (ISO 3166-1 alpha-2), or an area of one: "DE/" and an H3 index of resolution 2 */
            region: string;
            /** @description of an area: its largest city */
            name?: string;
            verdict: components["schemas"]["Verdict"];
            since: number | null;
            recoveringAt: number | null;
            /** @description problem reports usual in an hour like the last */
            expected: number;
            cause: components["schemas"]["Attribution"] | null;
        };
        /** @description One person's signal about one service. */
        Report: {
            /** @example telegram */
            service: string;
            /**
             * @default problem
             * @enum {string}
             */
            signal: "problem" | "working" | "recovered";
            /**
             * @description one of the service's `problemTypes`
             * @example messages
             */
            problem?: string;
            location?: components["schemas"]["Location"];
            comment?: string;
            /**
             * Format: date-time
             * @description when it was noticed, if not now: ISO 8601 with a zone, up to 7 days back, 30 for a trusted source
             * @example 2026-01-15T12:00:00Z
             */
            observedAt?: string;
            /** @description of a report made in a frame: the origin of the page around it, or "null" where that is not known */
            embeddedBy?: string;
        };
        /** @description What became of a report, and what others nearby say. */
        ReportReceipt: {
            /** @description null when the report was not counted */
            id: string | null;
            counted: boolean;
            /** @description H3 resolution-6 cell */
            cell: string | null;
            /** @description ISO 3166-1 alpha-2 */
            country: string | null;
            near: components["schemas"]["Near"];
            /** @description of a report that was counted: whoever has it may add a word to the report, within an hour */
            proof?: string;
        };
        /** @description Problem reports along the clock, and how many are usual. */
        Series: {
            /** @description ms since 1970; the start of the first step */
            from: number;
            /** @description ms */
            step: number;
            /**
             * @example world
             * @example DE
             */
            region: string;
            /** @description problem reports in each step */
            counts: number[];
            /** @description usual in each step; null where that was not known */
            expected: (number | null)[];
            /** @description as many as chance may bring: the usual and two standard deviations; null beyond steps of a quarter hour */
            most: (number | null)[];
        };
        /** @description All that is known of one service now. */
        ServiceCounts: {
            service: string;
            /** @description of streams that asked for regions: what `regions`, `areas`, `verdicts` and `incident` keep to */
            region?: string;
            /** @description ms since 1970 */
            at: number;
            /** @description problem reports in the last hour */
            total: number;
            /** @description problem reports in each of the last 60 minutes */
            minutes: number[];
            /** @description problem reports in each quarter of an hour over the last 24 h, the last one still filling */
            quarters: number[];
            /** @description problem reports in the last hour by problem type; '' = not said */
            problems: {
                [key: string]: number;
            };
            /** @description problem reports in the last hour by country, largest first; 'ZZ' = not known */
            regions: [
                string,
                number
            ][];
            /** @description problem reports in the last hour of areas that `verdicts` names; left out: of fewer than 3 people */
            areas: [
                string,
                number
            ][];
            /** @description "works for me" in the last hour */
            working: number;
            /** @description "it's back" in the last hour */
            recovered: number;
            /** @description ms since 1970; the last minute that verdicts were judged by, null before the first */
            judgedAt: number | null;
            /** @description stands for what `verdicts`, `incident` and `statement` say; `watch` takes it, and leaves out what is known */
            saidAs: string;
            /** @description what user reports indicate, region by region; 'world' first; empty before anything was ever reported */
            verdicts: components["schemas"]["RegionVerdict"][];
            /** @description the open one, if there is one */
            incident: components["schemas"]["Incident"] | null;
            /** @description what the provider last said of its trouble: since it began, or within a day */
            statement: {
                id: string;
                /** @description ms since 1970 */
                at: number;
                /** @description who says it */
                by: string;
                text: string;
                /** @description where it was said */
                url: string | null;
                /** @description the cause it gives */
                cause: string | null;
            } | null;
        };
        /** @description One service: what is said of it now, where, and against what. */
        ServiceDetail: {
            slug: string;
            name: string;
            category: components["schemas"]["Category"];
            homepage: string | null;
            /** @description slugs of services that it needs */
            dependencies: string[];
            alternatives: {
                slug: string;
                name: string;
            }[];
            /** @description what a report on this service may name as its problem, most common first */
            problemTypes: {
                id: string;
                label: string;
            }[];
            /** @description ms since 1970 */
            at: number;
            /** @description problem reports in the last 60 minutes */
            lastHour: number;
            /** @description problem reports per 15 minutes over the last 24 h, the last one still filling */
            quarters: number[];
            /** @description problem reports in the last 60 minutes by problem type; '' = not said */
            problems: {
                [key: string]: number;
            };
            /** @description problem reports in the last 60 minutes by country (ISO 3166-1 alpha-2), most first; 'ZZ' = not known */
            regions: {
                country: string;
                lastHour: number;
            }[];
            /** @description problem reports in the last 60 minutes of areas that `verdicts` names; left out: of fewer than 3 people */
            areas: {
                region: string;
                lastHour: number;
            }[];
            /** @description "works for me" in the last 60 minutes */
            working: number;
            /** @description "it's back" in the last 60 minutes */
            recovered: number;
            /** @description ms since 1970; the last minute that verdicts were judged by, null before the first */
            judgedAt: number | null;
            /** @description stands for what `verdicts`, `incident` and `statement` say */
            saidAs: string;
            /** @description the world first, then regions in trouble; areas where more can be said of them than of their country */
            verdicts: components["schemas"]["RegionVerdict"][];
            incident: components["schemas"]["Incident"] | null;
            /** @description the provider's last one since the trouble began, or within a day */
            statement: {
                id: string;
                /** @description ms since 1970 */
                at: number;
                /** @description who says it */
                by: string;
                text: string;
                /** @description where it was said */
                url: string | null;
                /** @description the cause it gives */
                cause: string | null;
            } | null;
        };
        /** @description Services, and when verdicts were last judged. */
        ServiceList: {
            /** @description ms since 1970; the last minute that verdicts were judged by, null before the first */
            judgedAt: number | null;
            services: components["schemas"]["ServiceSummary"][];
        };
        /** @description A service in a list, with what is said of it now. */
        ServiceSummary: {
            /** @example telegram */
            slug: string;
            /** @example Telegram */
            name: string;
            /** @description other names that people search for */
            aliases: string[];
            category: components["schemas"]["Category"];
            /** @description problem reports in the last 60 minutes */
            lastHour: number;
            /** @description problem reports per 15 minutes over the last 24 h; empty when there were none */
            quarters: number[];
            verdict: components["schemas"]["Verdict"];
            /** @description problem reports usual in an hour like the last */
            expected: number;
        };
        /** @description A badge as shields.io reads it. */
        ShieldsBadge: {
            /** @constant */
            schemaVersion: 1;
            label: string;
            message: string;
            color: string;
            cacheSeconds: number;
        };
        /** @description In the form that status page tools read. */
        Summary: {
            page: {
                id: string;
                name: string;
                url: string;
                time_zone: string;
                /** Format: date-time */
                updated_at: string;
            };
            components: components["schemas"]["SummaryComponent"][];
            incidents: components["schemas"]["SummaryIncident"][];
            scheduled_maintenances: unknown[];
            status: {
                /** @enum {string} */
                indicator: "none" | "minor" | "major";
                description: string;
            };
        };
        /** @description A service. */
        SummaryComponent: {
            /** @description the slug */
            id: string;
            name: string;
            /** @enum {string} */
            status: "operational" | "degraded_performance" | "partial_outage" | "major_outage";
            description: string;
            position: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            showcase: boolean;
            group: boolean;
            group_id: null;
            page_id: string;
            only_show_if_degraded: boolean;
        };
        /** @description An open incident. */
        SummaryIncident: {
            id: string;
            name: string;
            /** @enum {string} */
            status: "investigating" | "monitoring";
            /** @enum {string} */
            impact: "minor" | "major";
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            started_at: string;
            /** Format: date-time */
            updated_at: string;
            monitoring_at: string | null;
            resolved_at: string | null;
            page_id: string;
            shortlink: string;
            incident_updates: unknown[];
            components: string[];
        };
        /**
         * @description What user reports indicate. `unknown`: not enough reports to tell; `ok`: no problems, and an outage would have shown.
         * @enum {string}
         */
        Verdict: "unknown" | "ok" | "possible" | "major" | "recovering";
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getHealthz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Yes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description `INTERNAL`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                    };
                };
            };
            /** @description `DATABASE_AWAY`: The node’s database does not answer just now. */
            503: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "DATABASE_AWAY";
                    };
                };
            };
        };
    };
    getReadyz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Yes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description `INTERNAL`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                    };
                };
            };
            /** @description `NOT_READY`: Live figures are being loaded. `DATABASE_AWAY`: The node’s database does not answer just now. */
            503: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "NOT_READY" | "DATABASE_AWAY";
                    };
                };
            };
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In the text format. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description `INTERNAL`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                    };
                };
            };
            /** @description `DATABASE_AWAY`: The node’s database does not answer just now. */
            503: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "DATABASE_AWAY";
                    };
                };
            };
        };
    };
    postReportsByIdComment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description of a report, from its receipt
                 * @example 01a20950-f961-72fb-a93d-c0e522ecef6f
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                    /** @description the report's receipt had it */
                    proof: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        shown: boolean;
                    };
                };
            };
            /** @description `INVALID_REQUEST`: A parameter, a header or the body is not as documented. `INVALID_JSON`: The body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST" | "INVALID_JSON";
                    };
                };
            };
            /** @description `NOT_YOUR_REPORT`: The proof is not that report’s, or it is too old. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "NOT_YOUR_REPORT";
                    };
                };
            };
            /** @description `NOT_FOUND`: Nothing is at this address. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "NOT_FOUND";
                    };
                };
            };
            /** @description `ALREADY_COMMENTED`: The report has a word already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "ALREADY_COMMENTED";
                    };
                };
            };
            /** @description `BODY_TOO_LARGE`: The body is larger than is taken. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 413;
                        /** @enum {unknown} */
                        code?: "BODY_TOO_LARGE";
                    };
                };
            };
            /** @description `ADDRESS_TOO_LONG`: A part of the address is longer than any that leads somewhere. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 414;
                        /** @enum {unknown} */
                        code?: "ADDRESS_TOO_LONG";
                    };
                };
            };
            /** @description `UNSUPPORTED_MEDIA_TYPE`: The body is of another type than is taken. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 415;
                        /** @enum {unknown} */
                        code?: "UNSUPPORTED_MEDIA_TYPE";
                    };
                };
            };
            /** @description `TOO_MANY_REPORTS`: Too many reports came from this address. */
            429: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "TOO_MANY_REPORTS";
                    };
                };
            };
            /** @description `INTERNAL`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                    };
                };
            };
            /** @description `DATABASE_AWAY`: The node’s database does not answer just now. */
            503: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "DATABASE_AWAY";
                    };
                };
            };
        };
    };
    postAdminStatements: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example telegram */
                    service: string;
                    /**
                     * Format: date-time
                     * @description ISO 8601 with a zone
                     */
                    at?: string;
                    by: string;
                    text: string;
                    url?: string | null;
                    cause?: string | null;
                };
            };
        };
        responses: {
            /** @description what a provider says about its own trouble */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @description ms since 1970 */
                        at: number;
                        /** @description who says it */
                        by: string;
                        text: string;
                        /** @description where it was said */
                        url: string | null;
                        /** @description the cause it gives */
                        cause: string | null;
                    };
                };
            };
            /** @description `INVALID_REQUEST`: A parameter, a header or the body is not as documented. `INVALID_JSON`: The body is not JSON. `INVALID_TIME`: A time is not of the calendar, too far away, or before the time it should follow. `INVALID_SERVICE`: The service would make the catalog unsound. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST" | "INVALID_JSON" | "INVALID_TIME" | "INVALID_SERVICE";
                    };
                };
            };
            /** @description `UNAUTHORIZED`: A valid bearer token is needed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "UNAUTHORIZED";
                    };
                };
            };
            /** @description `ADMIN_OFF`: The node was started without a token for its operator. `NOT_FOUND`: Nothing is at this address. `UNKNOWN_SERVICE`: No service has this slug. `UNKNOWN_INCIDENT`: No incident has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "ADMIN_OFF" | "NOT_FOUND" | "UNKNOWN_SERVICE" | "UNKNOWN_INCIDENT";
                    };
                };
            };
            /** @description `SLUG_TAKEN`: Another service has this slug. `FROM_CATALOG`: The service is of the catalog; it can be hidden, not changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "SLUG_TAKEN" | "FROM_CATALOG";
                    };
                };
            };
            /** @description `BODY_TOO_LARGE`: The body is larger than is taken. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 413;
                        /** @enum {unknown} */
                        code?: "BODY_TOO_LARGE";
                    };
                };
            };
            /** @description `UNSUPPORTED_MEDIA_TYPE`: The body is of another type than is taken. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 415;
                        /** @enum {unknown} */
                        code?: "UNSUPPORTED_MEDIA_TYPE";
                    };
                };
            };
            /** @description `TOO_MANY_ATTEMPTS`: Too many wrong tokens came from this address. */
            429: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "TOO_MANY_ATTEMPTS";
                    };
                };
            };
            /** @description `INTERNAL`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                    };
                };
            };
            /** @description `DATABASE_AWAY`: The node’s database does not answer just now. */
            503: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "DATABASE_AWAY";
                    };
                };
            };
        };
    };
    deleteAdminStatementsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description given with it
                 * @example 1
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `INVALID_REQUEST`: A parameter, a header or the body is not as documented. `INVALID_TIME`: A time is not of the calendar, too far away, or before the time it should follow. `INVALID_SERVICE`: The service would make the catalog unsound. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST" | "INVALID_TIME" | "INVALID_SERVICE";
                    };
                };
            };
            /** @description `UNAUTHORIZED`: A valid bearer token is needed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "UNAUTHORIZED";
                    };
                };
            };
            /** @description `NOT_FOUND`: Nothing is at this address. `ADMIN_OFF`: The node was started without a token for its operator. `UNKNOWN_SERVICE`: No service has this slug. `UNKNOWN_INCIDENT`: No incident has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "NOT_FOUND" | "ADMIN_OFF" | "UNKNOWN_SERVICE" | "UNKNOWN_INCIDENT";
                    };
                };
            };
            /** @description `SLUG_TAKEN`: Another service has this slug. `FROM_CATALOG`: The service is of the catalog; it can be hidden, not changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "SLUG_TAKEN" | "FROM_CATALOG";
                    };
                };
            };
            /** @description `ADDRESS_TOO_LONG`: A part of the address is longer than any that leads somewhere. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 414;
                        /** @enum {unknown} */
                        code?: "ADDRESS_TOO_LONG";
                    };
                };
            };
            /** @description `TOO_MANY_ATTEMPTS`: Too many wrong tokens came from this address. */
            429: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "TOO_MANY_ATTEMPTS";
                    };
                };
            };
            /** @description `INTERNAL`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                    };
                };
            };
            /** @description `DATABASE_AWAY`: The node’s database does not answer just now. */
            503: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "DATABASE_AWAY";
                    };
                };
            };
        };
    };
    patchAdminStatementsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description given with it
                 * @example 1
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description ISO 8601 with a zone
                     */
                    at?: string;
                    by?: string;
                    text?: string;
                    url?: string | null;
                    cause?: string | null;
                };
            };
        };
        responses: {
            /** @description what a provider says about its own trouble */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @description ms since 1970 */
                        at: number;
                        /** @description who says it */
                        by: string;
                        text: string;
                        /** @description where it was said */
                        url: string | null;
                        /** @description the cause it gives */
                        cause: string | null;
                    };
                };
            };
            /** @description `INVALID_REQUEST`: A parameter, a header or the body is not as documented. `INVALID_JSON`: The body is not JSON. `INVALID_TIME`: A time is not of the calendar, too far away, or before the time it should follow. `INVALID_SERVICE`: The service would make the catalog unsound. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST" | "INVALID_JSON" | "INVALID_TIME" | "INVALID_SERVICE";
                    };
                };
            };
            /** @description `UNAUTHORIZED`: A valid bearer token is needed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "UNAUTHORIZED";
                    };
                };
            };
            /** @description `NOT_FOUND`: Nothing is at this address. `ADMIN_OFF`: The node was started without a token for its operator. `UNKNOWN_SERVICE`: No service has this slug. `UNKNOWN_INCIDENT`: No incident has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "NOT_FOUND" | "ADMIN_OFF" | "UNKNOWN_SERVICE" | "UNKNOWN_INCIDENT";
                    };
                };
            };
            /** @description `SLUG_TAKEN`: Another service has this slug. `FROM_CATALOG`: The service is of the catalog; it can be hidden, not changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "SLUG_TAKEN" | "FROM_CATALOG";
                    };
                };
            };
            /** @description `BODY_TOO_LARGE`: The body is larger than is taken. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 413;
                        /** @enum {unknown} */
                        code?: "BODY_TOO_LARGE";
                    };
                };
            };
            /** @description `ADDRESS_TOO_LONG`: A part of the address is longer than any that leads somewhere. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 414;
                        /** @enum {unknown} */
                        code?: "ADDRESS_TOO_LONG";
                    };
                };
            };
            /** @description `UNSUPPORTED_MEDIA_TYPE`: The body is of another type than is taken. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 415;
                        /** @enum {unknown} */
                        code?: "UNSUPPORTED_MEDIA_TYPE";
                    };
                };
            };
            /** @description `TOO_MANY_ATTEMPTS`: Too many wrong tokens came from this address. */
            429: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "TOO_MANY_ATTEMPTS";
                    };
                };
            };
            /** @description `INTERNAL`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                    };
                };
            };
            /** @description `DATABASE_AWAY`: The node’s database does not answer just now. */
            503: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "DATABASE_AWAY";
                    };
                };
            };
        };
    };
    getAdminComments: {
        parameters: {
            query?: {
                /**
                 * @description slug
                 * @example telegram
                 */
                service?: string;
                /** @description only those */
                state?: "shown" | "held" | "hidden";
                /** @description `next` of the page before */
                before?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        comments: {
                            id: string;
                            /** @description ms since 1970 */
                            at: number;
                            text: string;
                            problem: string | null;
                            country: string | null;
                            service: string;
                            /** @enum {unknown} */
                            state: "shown" | "held" | "hidden";
                            reason: string | null;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description `INVALID_REQUEST`: A parameter, a header or the body is not as documented. `INVALID_TIME`: A time is not of the calendar, too far away, or before the time it should follow. `INVALID_SERVICE`: The service would make the catalog unsound. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST" | "INVALID_TIME" | "INVALID_SERVICE";
                    };
                };
            };
            /** @description `UNAUTHORIZED`: A valid bearer token is needed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "UNAUTHORIZED";
                    };
                };
            };
            /** @description `ADMIN_OFF`: The node was started without a token for its operator. `NOT_FOUND`: Nothing is at this address. `UNKNOWN_SERVICE`: No service has this slug. `UNKNOWN_INCIDENT`: No incident has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "ADMIN_OFF" | "NOT_FOUND" | "UNKNOWN_SERVICE" | "UNKNOWN_INCIDENT";
                    };
                };
            };
            /** @description `SLUG_TAKEN`: Another service has this slug. `FROM_CATALOG`: The service is of the catalog; it can be hidden, not changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "SLUG_TAKEN" | "FROM_CATALOG";
                    };
                };
            };
            /** @description `TOO_MANY_ATTEMPTS`: Too many wrong tokens came from this address. */
            429: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "TOO_MANY_ATTEMPTS";
                    };
                };
            };
            /** @description `INTERNAL`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                    };
                };
            };
            /** @description `DATABASE_AWAY`: The node’s database does not answer just now. */
            503: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "DATABASE_AWAY";
                    };
                };
            };
        };
    };
    patchAdminCommentsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description given with it
                 * @example 1
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    state: "shown" | "hidden";
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @description ms since 1970 */
                        at: number;
                        text: string;
                        problem: string | null;
                        country: string | null;
                        service: string;
                        /** @enum {unknown} */
                        state: "shown" | "held" | "hidden";
                        reason: string | null;
                    };
                };
            };
            /** @description `INVALID_REQUEST`: A parameter, a header or the body is not as documented. `INVALID_JSON`: The body is not JSON. `INVALID_TIME`: A time is not of the calendar, too far away, or before the time it should follow. `INVALID_SERVICE`: The service would make the catalog unsound. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST" | "INVALID_JSON" | "INVALID_TIME" | "INVALID_SERVICE";
                    };
                };
            };
            /** @description `UNAUTHORIZED`: A valid bearer token is needed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "UNAUTHORIZED";
                    };
                };
            };
            /** @description `NOT_FOUND`: Nothing is at this address. `ADMIN_OFF`: The node was started without a token for its operator. `UNKNOWN_SERVICE`: No service has this slug. `UNKNOWN_INCIDENT`: No incident has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "NOT_FOUND" | "ADMIN_OFF" | "UNKNOWN_SERVICE" | "UNKNOWN_INCIDENT";
                    };
                };
            };
            /** @description `SLUG_TAKEN`: Another service has this slug. `FROM_CATALOG`: The service is of the catalog; it can be hidden, not changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "SLUG_TAKEN" | "FROM_CATALOG";
                    };
                };
            };
            /** @description `BODY_TOO_LARGE`: The body is larger than is taken. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 413;
                        /** @enum {unknown} */
                        code?: "BODY_TOO_LARGE";
                    };
                };
            };
            /** @description `ADDRESS_TOO_LONG`: A part of the address is longer than any that leads somewhere. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 414;
                        /** @enum {unknown} */
                        code?: "ADDRESS_TOO_LONG";
                    };
                };
            };
            /** @description `UNSUPPORTED_MEDIA_TYPE`: The body is of another type than is taken. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 415;
                        /** @enum {unknown} */
                        code?: "UNSUPPORTED_MEDIA_TYPE";
                    };
                };
            };
            /** @description `TOO_MANY_ATTEMPTS`: Too many wrong tokens came from this address. */
            429: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "TOO_MANY_ATTEMPTS";
                    };
                };
            };
            /** @description `INTERNAL`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                    };
                };
            };
            /** @description `DATABASE_AWAY`: The node’s database does not answer just now. */
            503: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "DATABASE_AWAY";
                    };
                };
            };
        };
    };
    postAdminIncidentsByIncidentNotes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description id of an incident
                 * @example 29000000000001
                 */
                incident: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description ISO 8601 with a zone
                     */
                    at?: string;
                    text: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @description ms since 1970 */
                        at: number;
                        text: string;
                    };
                };
            };
            /** @description `INVALID_REQUEST`: A parameter, a header or the body is not as documented. `INVALID_JSON`: The body is not JSON. `INVALID_TIME`: A time is not of the calendar, too far away, or before the time it should follow. `INVALID_SERVICE`: The service would make the catalog unsound. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST" | "INVALID_JSON" | "INVALID_TIME" | "INVALID_SERVICE";
                    };
                };
            };
            /** @description `UNAUTHORIZED`: A valid bearer token is needed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "UNAUTHORIZED";
                    };
                };
            };
            /** @description `NOT_FOUND`: Nothing is at this address. `ADMIN_OFF`: The node was started without a token for its operator. `UNKNOWN_SERVICE`: No service has this slug. `UNKNOWN_INCIDENT`: No incident has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "NOT_FOUND" | "ADMIN_OFF" | "UNKNOWN_SERVICE" | "UNKNOWN_INCIDENT";
                    };
                };
            };
            /** @description `SLUG_TAKEN`: Another service has this slug. `FROM_CATALOG`: The service is of the catalog; it can be hidden, not changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "SLUG_TAKEN" | "FROM_CATALOG";
                    };
                };
            };
            /** @description `BODY_TOO_LARGE`: The body is larger than is taken. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 413;
                        /** @enum {unknown} */
                        code?: "BODY_TOO_LARGE";
                    };
                };
            };
            /** @description `ADDRESS_TOO_LONG`: A part of the address is longer than any that leads somewhere. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 414;
                        /** @enum {unknown} */
                        code?: "ADDRESS_TOO_LONG";
                    };
                };
            };
            /** @description `UNSUPPORTED_MEDIA_TYPE`: The body is of another type than is taken. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 415;
                        /** @enum {unknown} */
                        code?: "UNSUPPORTED_MEDIA_TYPE";
                    };
                };
            };
            /** @description `TOO_MANY_ATTEMPTS`: Too many wrong tokens came from this address. */
            429: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "TOO_MANY_ATTEMPTS";
                    };
                };
            };
            /** @description `INTERNAL`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                    };
                };
            };
            /** @description `DATABASE_AWAY`: The node’s database does not answer just now. */
            503: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "DATABASE_AWAY";
                    };
                };
            };
        };
    };
    deleteAdminIncidentsByIncidentNotesById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description id of an incident
                 * @example 29000000000001
                 */
                incident: number;
                /**
                 * @description of a note
                 * @example 1
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `INVALID_REQUEST`: A parameter, a header or the body is not as documented. `INVALID_TIME`: A time is not of the calendar, too far away, or before the time it should follow. `INVALID_SERVICE`: The service would make the catalog unsound. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST" | "INVALID_TIME" | "INVALID_SERVICE";
                    };
                };
            };
            /** @description `UNAUTHORIZED`: A valid bearer token is needed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "UNAUTHORIZED";
                    };
                };
            };
            /** @description `NOT_FOUND`: Nothing is at this address. `ADMIN_OFF`: The node was started without a token for its operator. `UNKNOWN_SERVICE`: No service has this slug. `UNKNOWN_INCIDENT`: No incident has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "NOT_FOUND" | "ADMIN_OFF" | "UNKNOWN_SERVICE" | "UNKNOWN_INCIDENT";
                    };
                };
            };
            /** @description `SLUG_TAKEN`: Another service has this slug. `FROM_CATALOG`: The service is of the catalog; it can be hidden, not changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "SLUG_TAKEN" | "FROM_CATALOG";
                    };
                };
            };
            /** @description `ADDRESS_TOO_LONG`: A part of the address is longer than any that leads somewhere. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 414;
                        /** @enum {unknown} */
                        code?: "ADDRESS_TOO_LONG";
                    };
                };
            };
            /** @description `TOO_MANY_ATTEMPTS`: Too many wrong tokens came from this address. */
            429: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "TOO_MANY_ATTEMPTS";
                    };
                };
            };
            /** @description `INTERNAL`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                    };
                };
            };
            /** @description `DATABASE_AWAY`: The node’s database does not answer just now. */
            503: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "DATABASE_AWAY";
                    };
                };
            };
        };
    };
    getAdminServices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        services: {
                            slug: string;
                            name: string;
                            /** @enum {unknown} */
                            category: "messenger" | "social" | "streaming" | "gaming" | "cloud" | "work" | "shop" | "bank" | "mobile" | "isp" | "email" | "ai" | "transport" | "other";
                            aliases: string[];
                            homepage: string | null;
                            country: string | null;
                            dependencies: string[];
                            peers: string[];
                            /** @description beyond the catalog */
                            added: boolean;
                            hidden: boolean;
                        }[];
                    };
                };
            };
            /** @description `INVALID_TIME`: A time is not of the calendar, too far away, or before the time it should follow. `INVALID_SERVICE`: The service would make the catalog unsound. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "INVALID_TIME" | "INVALID_SERVICE";
                    };
                };
            };
            /** @description `UNAUTHORIZED`: A valid bearer token is needed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "UNAUTHORIZED";
                    };
                };
            };
            /** @description `ADMIN_OFF`: The node was started without a token for its operator. `NOT_FOUND`: Nothing is at this address. `UNKNOWN_SERVICE`: No service has this slug. `UNKNOWN_INCIDENT`: No incident has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "ADMIN_OFF" | "NOT_FOUND" | "UNKNOWN_SERVICE" | "UNKNOWN_INCIDENT";
                    };
                };
            };
            /** @description `SLUG_TAKEN`: Another service has this slug. `FROM_CATALOG`: The service is of the catalog; it can be hidden, not changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "SLUG_TAKEN" | "FROM_CATALOG";
                    };
                };
            };
            /** @description `TOO_MANY_ATTEMPTS`: Too many wrong tokens came from this address. */
            429: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "TOO_MANY_ATTEMPTS";
                    };
                };
            };
            /** @description `INTERNAL`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                    };
                };
            };
            /** @description `DATABASE_AWAY`: The node’s database does not answer just now. */
            503: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "DATABASE_AWAY";
                    };
                };
            };
        };
    };
    postAdminServices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example telegram */
                    slug: string;
                    name: string;
                    /** @enum {unknown} */
                    category: "messenger" | "social" | "streaming" | "gaming" | "cloud" | "work" | "shop" | "bank" | "mobile" | "isp" | "email" | "ai" | "transport" | "other";
                    aliases?: string[];
                    homepage?: string | null;
                    country?: string | null;
                    dependencies?: string[];
                    peers?: string[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        slug: string;
                        name: string;
                        /** @enum {unknown} */
                        category: "messenger" | "social" | "streaming" | "gaming" | "cloud" | "work" | "shop" | "bank" | "mobile" | "isp" | "email" | "ai" | "transport" | "other";
                        aliases: string[];
                        homepage: string | null;
                        country: string | null;
                        dependencies: string[];
                        peers: string[];
                        /** @description beyond the catalog */
                        added: boolean;
                        hidden: boolean;
                    };
                };
            };
            /** @description `INVALID_REQUEST`: A parameter, a header or the body is not as documented. `INVALID_JSON`: The body is not JSON. `INVALID_TIME`: A time is not of the calendar, too far away, or before the time it should follow. `INVALID_SERVICE`: The service would make the catalog unsound. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST" | "INVALID_JSON" | "INVALID_TIME" | "INVALID_SERVICE";
                    };
                };
            };
            /** @description `UNAUTHORIZED`: A valid bearer token is needed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "UNAUTHORIZED";
                    };
                };
            };
            /** @description `ADMIN_OFF`: The node was started without a token for its operator. `NOT_FOUND`: Nothing is at this address. `UNKNOWN_SERVICE`: No service has this slug. `UNKNOWN_INCIDENT`: No incident has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "ADMIN_OFF" | "NOT_FOUND" | "UNKNOWN_SERVICE" | "UNKNOWN_INCIDENT";
                    };
                };
            };
            /** @description `SLUG_TAKEN`: Another service has this slug. `FROM_CATALOG`: The service is of the catalog; it can be hidden, not changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "SLUG_TAKEN" | "FROM_CATALOG";
                    };
                };
            };
            /** @description `BODY_TOO_LARGE`: The body is larger than is taken. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 413;
                        /** @enum {unknown} */
                        code?: "BODY_TOO_LARGE";
                    };
                };
            };
            /** @description `UNSUPPORTED_MEDIA_TYPE`: The body is of another type than is taken. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 415;
                        /** @enum {unknown} */
                        code?: "UNSUPPORTED_MEDIA_TYPE";
                    };
                };
            };
            /** @description `TOO_MANY_ATTEMPTS`: Too many wrong tokens came from this address. */
            429: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "TOO_MANY_ATTEMPTS";
                    };
                };
            };
            /** @description `INTERNAL`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                    };
                };
            };
            /** @description `DATABASE_AWAY`: The node’s database does not answer just now. */
            503: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "DATABASE_AWAY";
                    };
                };
            };
        };
    };
    patchAdminServicesBySlug: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description of a service, as the list of services has it
                 * @example telegram
                 */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    /** @enum {unknown} */
                    category?: "messenger" | "social" | "streaming" | "gaming" | "cloud" | "work" | "shop" | "bank" | "mobile" | "isp" | "email" | "ai" | "transport" | "other";
                    aliases?: string[];
                    homepage?: string | null;
                    country?: string | null;
                    dependencies?: string[];
                    peers?: string[];
                    hidden?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        slug: string;
                        name: string;
                        /** @enum {unknown} */
                        category: "messenger" | "social" | "streaming" | "gaming" | "cloud" | "work" | "shop" | "bank" | "mobile" | "isp" | "email" | "ai" | "transport" | "other";
                        aliases: string[];
                        homepage: string | null;
                        country: string | null;
                        dependencies: string[];
                        peers: string[];
                        /** @description beyond the catalog */
                        added: boolean;
                        hidden: boolean;
                    };
                };
            };
            /** @description `INVALID_REQUEST`: A parameter, a header or the body is not as documented. `INVALID_JSON`: The body is not JSON. `INVALID_TIME`: A time is not of the calendar, too far away, or before the time it should follow. `INVALID_SERVICE`: The service would make the catalog unsound. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST" | "INVALID_JSON" | "INVALID_TIME" | "INVALID_SERVICE";
                    };
                };
            };
            /** @description `UNAUTHORIZED`: A valid bearer token is needed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "UNAUTHORIZED";
                    };
                };
            };
            /** @description `NOT_FOUND`: Nothing is at this address. `ADMIN_OFF`: The node was started without a token for its operator. `UNKNOWN_SERVICE`: No service has this slug. `UNKNOWN_INCIDENT`: No incident has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "NOT_FOUND" | "ADMIN_OFF" | "UNKNOWN_SERVICE" | "UNKNOWN_INCIDENT";
                    };
                };
            };
            /** @description `SLUG_TAKEN`: Another service has this slug. `FROM_CATALOG`: The service is of the catalog; it can be hidden, not changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "SLUG_TAKEN" | "FROM_CATALOG";
                    };
                };
            };
            /** @description `BODY_TOO_LARGE`: The body is larger than is taken. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 413;
                        /** @enum {unknown} */
                        code?: "BODY_TOO_LARGE";
                    };
                };
            };
            /** @description `ADDRESS_TOO_LONG`: A part of the address is longer than any that leads somewhere. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 414;
                        /** @enum {unknown} */
                        code?: "ADDRESS_TOO_LONG";
                    };
                };
            };
            /** @description `UNSUPPORTED_MEDIA_TYPE`: The body is of another type than is taken. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 415;
                        /** @enum {unknown} */
                        code?: "UNSUPPORTED_MEDIA_TYPE";
                    };
                };
            };
            /** @description `TOO_MANY_ATTEMPTS`: Too many wrong tokens came from this address. */
            429: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "TOO_MANY_ATTEMPTS";
                    };
                };
            };
            /** @description `INTERNAL`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                    };
                };
            };
            /** @description `DATABASE_AWAY`: The node’s database does not answer just now. */
            503: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "DATABASE_AWAY";
                    };
                };
            };
        };
    };
    postReports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One person's signal about one service. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "service": "telegram",
                 *       "problem": "messages",
                 *       "location": {
                 *         "country": "DE"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["Report"];
            };
        };
        responses: {
            /** @description What became of a report, and what others nearby say. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportReceipt"];
                };
            };
            /** @description What became of a report, and what others nearby say. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportReceipt"];
                };
            };
            /** @description `INVALID_REQUEST`: A parameter, a header or the body is not as documented. `INVALID_JSON`: The body is not JSON. `INVALID_TIME`: A time is not of the calendar, too far away, or before the time it should follow. `UNKNOWN_PROBLEM`: The service has no such problem type, or the signal goes without one. `UNKNOWN_COUNTRY`: No country has this code. `NOT_FROM_A_PAGE`: A report made in another site’s page has no comment and no time of its own. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST" | "INVALID_JSON" | "INVALID_TIME" | "UNKNOWN_PROBLEM" | "UNKNOWN_COUNTRY" | "NOT_FROM_A_PAGE";
                    };
                };
            };
            /** @description `UNKNOWN_SERVICE`: No service has this slug. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "UNKNOWN_SERVICE";
                    };
                };
            };
            /** @description `BODY_TOO_LARGE`: The body is larger than is taken. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 413;
                        /** @enum {unknown} */
                        code?: "BODY_TOO_LARGE";
                    };
                };
            };
            /** @description `UNSUPPORTED_MEDIA_TYPE`: The body is of another type than is taken. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 415;
                        /** @enum {unknown} */
                        code?: "UNSUPPORTED_MEDIA_TYPE";
                    };
                };
            };
            /** @description `TOO_MANY_REPORTS`: Too many reports came from this address. */
            429: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "TOO_MANY_REPORTS";
                    };
                };
            };
            /** @description `INTERNAL`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                    };
                };
            };
            /** @description `OVERLOADED`: More reports wait than can be stored at once. `NOT_STORED`: The report could not be stored just now; nothing of it counts. `DATABASE_AWAY`: The node’s database does not answer just now. */
            503: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "OVERLOADED" | "NOT_STORED" | "DATABASE_AWAY";
                    };
                };
            };
        };
    };
    postReportsBulk: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-ndjson": string;
            };
        };
        responses: {
            /** @description What became of an upload; good lines are stored whatever the others are like. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkReceipt"];
                };
            };
            /** @description `INVALID_REQUEST`: A parameter, a header or the body is not as documented. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                    };
                };
            };
            /** @description `UNAUTHORIZED`: A valid bearer token is needed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "UNAUTHORIZED";
                    };
                };
            };
            /** @description `BODY_TOO_LARGE`: The body is larger than is taken. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 413;
                        /** @enum {unknown} */
                        code?: "BODY_TOO_LARGE";
                    };
                };
            };
            /** @description `UNSUPPORTED_MEDIA_TYPE`: The body is of another type than is taken. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 415;
                        /** @enum {unknown} */
                        code?: "UNSUPPORTED_MEDIA_TYPE";
                    };
                };
            };
            /** @description `INTERNAL`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                    };
                };
            };
            /** @description `OVERLOADED`: More reports wait than can be stored at once. `NOT_STORED`: The report could not be stored just now; nothing of it counts. `DATABASE_AWAY`: The node’s database does not answer just now. */
            503: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "OVERLOADED" | "NOT_STORED" | "DATABASE_AWAY";
                    };
                };
            };
        };
    };
    postWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description https, and reachable from everywhere */
                    url: string;
                    services?: string[];
                    /** @description "world" is anywhere, a country holds its areas; each has events of its own; ["world"] if not given */
                    regions?: string[];
                    events?: ("incident.opened" | "incident.major" | "incident.recovering" | "incident.closed" | "incident.reopened")[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @enum {unknown} */
                        state: "unverified";
                        /** @description whsec_…, to verify signatures with */
                        secret: string;
                        /** @description Bearer token for all that follows */
                        manageToken: string;
                    };
                };
            };
            /** @description `INVALID_REQUEST`: A parameter, a header or the body is not as documented. `INVALID_JSON`: The body is not JSON. `FORBIDDEN_TARGET`: The address is not one that messages are sent to. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST" | "INVALID_JSON" | "FORBIDDEN_TARGET";
                    };
                };
            };
            /** @description `UNKNOWN_SERVICE`: No service has this slug. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "UNKNOWN_SERVICE";
                    };
                };
            };
            /** @description `BODY_TOO_LARGE`: The body is larger than is taken. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 413;
                        /** @enum {unknown} */
                        code?: "BODY_TOO_LARGE";
                    };
                };
            };
            /** @description `UNSUPPORTED_MEDIA_TYPE`: The body is of another type than is taken. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 415;
                        /** @enum {unknown} */
                        code?: "UNSUPPORTED_MEDIA_TYPE";
                    };
                };
            };
            /** @description `TOO_MANY_REQUESTS`: Too many of these came from this address. `TOO_MANY_FROM_NETWORK`: As many of these were made from this network as can be in a day. */
            429: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "TOO_MANY_REQUESTS" | "TOO_MANY_FROM_NETWORK";
                    };
                };
            };
            /** @description `INTERNAL`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                    };
                };
            };
            /** @description `NO_ROOM`: There are as many of these as the operator allows. `DATABASE_AWAY`: The node’s database does not answer just now. */
            503: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "NO_ROOM" | "DATABASE_AWAY";
                    };
                };
            };
        };
    };
    getWebhooksById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description of a webhook
                 * @example 01a20950-f961-72fb-a93d-c0e522ecef6f
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        url: string;
                        services: string[] | null;
                        regions: string[];
                        events: string[];
                        /** @enum {unknown} */
                        state: "unverified" | "active" | "disabled";
                        /** @description why it was disabled */
                        reason: string | null;
                        /** @description ms since 1970 */
                        createdAt: number;
                        lastSuccessAt: number | null;
                        failingSince: number | null;
                        /** @description the latest, up to 20 */
                        deliveries: {
                            /** @description its webhook-id */
                            id: string;
                            type: string;
                            /** @enum {unknown} */
                            state: "waiting" | "delivered" | "failed" | "dropped";
                            attempts: number;
                            triedAt: number | null;
                            dueAt: number | null;
                            status: number | null;
                            fault: string | null;
                        }[];
                    };
                };
            };
            /** @description `INVALID_REQUEST`: A parameter, a header or the body is not as documented. `FORBIDDEN_TARGET`: The address is not one that messages are sent to. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST" | "FORBIDDEN_TARGET";
                    };
                };
            };
            /** @description `UNAUTHORIZED`: A valid bearer token is needed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "UNAUTHORIZED";
                    };
                };
            };
            /** @description `NOT_FOUND`: Nothing is at this address. `UNKNOWN_SERVICE`: No service has this slug. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "NOT_FOUND" | "UNKNOWN_SERVICE";
                    };
                };
            };
            /** @description `ADDRESS_TOO_LONG`: A part of the address is longer than any that leads somewhere. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 414;
                        /** @enum {unknown} */
                        code?: "ADDRESS_TOO_LONG";
                    };
                };
            };
            /** @description `TOO_MANY_REQUESTS`: Too many of these came from this address. */
            429: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "TOO_MANY_REQUESTS";
                    };
                };
            };
            /** @description `INTERNAL`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                    };
                };
            };
            /** @description `DATABASE_AWAY`: The node’s database does not answer just now. */
            503: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "DATABASE_AWAY";
                    };
                };
            };
        };
    };
    deleteWebhooksById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description of a webhook
                 * @example 01a20950-f961-72fb-a93d-c0e522ecef6f
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `INVALID_REQUEST`: A parameter, a header or the body is not as documented. `FORBIDDEN_TARGET`: The address is not one that messages are sent to. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST" | "FORBIDDEN_TARGET";
                    };
                };
            };
            /** @description `UNAUTHORIZED`: A valid bearer token is needed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "UNAUTHORIZED";
                    };
                };
            };
            /** @description `NOT_FOUND`: Nothing is at this address. `UNKNOWN_SERVICE`: No service has this slug. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "NOT_FOUND" | "UNKNOWN_SERVICE";
                    };
                };
            };
            /** @description `ADDRESS_TOO_LONG`: A part of the address is longer than any that leads somewhere. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 414;
                        /** @enum {unknown} */
                        code?: "ADDRESS_TOO_LONG";
                    };
                };
            };
            /** @description `TOO_MANY_REQUESTS`: Too many of these came from this address. */
            429: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "TOO_MANY_REQUESTS";
                    };
                };
            };
            /** @description `INTERNAL`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                    };
                };
            };
            /** @description `DATABASE_AWAY`: The node’s database does not answer just now. */
            503: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "DATABASE_AWAY";
                    };
                };
            };
        };
    };
    patchWebhooksById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description of a webhook
                 * @example 01a20950-f961-72fb-a93d-c0e522ecef6f
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description https, and reachable from everywhere */
                    url?: string;
                    /** @description null: all */
                    services?: string[] | null;
                    /** @description "world" is anywhere, a country holds its areas; each has events of its own; ["world"] if not given */
                    regions?: string[];
                    events?: ("incident.opened" | "incident.major" | "incident.recovering" | "incident.closed" | "incident.reopened")[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        url: string;
                        services: string[] | null;
                        regions: string[];
                        events: string[];
                        /** @enum {unknown} */
                        state: "unverified" | "active" | "disabled";
                        /** @description why it was disabled */
                        reason: string | null;
                        /** @description ms since 1970 */
                        createdAt: number;
                        lastSuccessAt: number | null;
                        failingSince: number | null;
                        /** @description the latest, up to 20 */
                        deliveries: {
                            /** @description its webhook-id */
                            id: string;
                            type: string;
                            /** @enum {unknown} */
                            state: "waiting" | "delivered" | "failed" | "dropped";
                            attempts: number;
                            triedAt: number | null;
                            dueAt: number | null;
                            status: number | null;
                            fault: string | null;
                        }[];
                    };
                };
            };
            /** @description `INVALID_REQUEST`: A parameter, a header or the body is not as documented. `INVALID_JSON`: The body is not JSON. `FORBIDDEN_TARGET`: The address is not one that messages are sent to. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST" | "INVALID_JSON" | "FORBIDDEN_TARGET";
                    };
                };
            };
            /** @description `UNAUTHORIZED`: A valid bearer token is needed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "UNAUTHORIZED";
                    };
                };
            };
            /** @description `NOT_FOUND`: Nothing is at this address. `UNKNOWN_SERVICE`: No service has this slug. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "NOT_FOUND" | "UNKNOWN_SERVICE";
                    };
                };
            };
            /** @description `BODY_TOO_LARGE`: The body is larger than is taken. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 413;
                        /** @enum {unknown} */
                        code?: "BODY_TOO_LARGE";
                    };
                };
            };
            /** @description `ADDRESS_TOO_LONG`: A part of the address is longer than any that leads somewhere. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 414;
                        /** @enum {unknown} */
                        code?: "ADDRESS_TOO_LONG";
                    };
                };
            };
            /** @description `UNSUPPORTED_MEDIA_TYPE`: The body is of another type than is taken. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 415;
                        /** @enum {unknown} */
                        code?: "UNSUPPORTED_MEDIA_TYPE";
                    };
                };
            };
            /** @description `TOO_MANY_REQUESTS`: Too many of these came from this address. */
            429: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "TOO_MANY_REQUESTS";
                    };
                };
            };
            /** @description `INTERNAL`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                    };
                };
            };
            /** @description `DATABASE_AWAY`: The node’s database does not answer just now. */
            503: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "DATABASE_AWAY";
                    };
                };
            };
        };
    };
    postWebhooksByIdTest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description of a webhook
                 * @example 01a20950-f961-72fb-a93d-c0e522ecef6f
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        delivered: boolean;
                        status: number | null;
                        fault: string | null;
                        /** @enum {unknown} */
                        state: "unverified" | "active" | "disabled";
                    };
                };
            };
            /** @description `INVALID_REQUEST`: A parameter, a header or the body is not as documented. `FORBIDDEN_TARGET`: The address is not one that messages are sent to. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST" | "FORBIDDEN_TARGET";
                    };
                };
            };
            /** @description `UNAUTHORIZED`: A valid bearer token is needed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "UNAUTHORIZED";
                    };
                };
            };
            /** @description `NOT_FOUND`: Nothing is at this address. `UNKNOWN_SERVICE`: No service has this slug. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "NOT_FOUND" | "UNKNOWN_SERVICE";
                    };
                };
            };
            /** @description `ADDRESS_TOO_LONG`: A part of the address is longer than any that leads somewhere. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 414;
                        /** @enum {unknown} */
                        code?: "ADDRESS_TOO_LONG";
                    };
                };
            };
            /** @description `TOO_MANY_REQUESTS`: Too many of these came from this address. */
            429: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "TOO_MANY_REQUESTS";
                    };
                };
            };
            /** @description `INTERNAL`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                    };
                };
            };
            /** @description `DATABASE_AWAY`: The node’s database does not answer just now. */
            503: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "DATABASE_AWAY";
                    };
                };
            };
        };
    };
    postWebhooksByIdSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description of a webhook
                 * @example 01a20950-f961-72fb-a93d-c0e522ecef6f
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        secret: string;
                        /** @description ms since 1970; until then the earlier one signs, too */
                        previousUntil: number;
                    };
                };
            };
            /** @description `INVALID_REQUEST`: A parameter, a header or the body is not as documented. `FORBIDDEN_TARGET`: The address is not one that messages are sent to. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST" | "FORBIDDEN_TARGET";
                    };
                };
            };
            /** @description `UNAUTHORIZED`: A valid bearer token is needed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "UNAUTHORIZED";
                    };
                };
            };
            /** @description `NOT_FOUND`: Nothing is at this address. `UNKNOWN_SERVICE`: No service has this slug. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "NOT_FOUND" | "UNKNOWN_SERVICE";
                    };
                };
            };
            /** @description `ADDRESS_TOO_LONG`: A part of the address is longer than any that leads somewhere. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 414;
                        /** @enum {unknown} */
                        code?: "ADDRESS_TOO_LONG";
                    };
                };
            };
            /** @description `TOO_MANY_REQUESTS`: Too many of these came from this address. */
            429: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "TOO_MANY_REQUESTS";
                    };
                };
            };
            /** @description `INTERNAL`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                    };
                };
            };
            /** @description `DATABASE_AWAY`: The node’s database does not answer just now. */
            503: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "DATABASE_AWAY";
                    };
                };
            };
        };
    };
    getPushKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description VAPID public key, base64url */
                        key: string;
                    };
                };
            };
            /** @description `INTERNAL`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                    };
                };
            };
            /** @description `DATABASE_AWAY`: The node’s database does not answer just now. */
            503: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "DATABASE_AWAY";
                    };
                };
            };
        };
    };
    postPushSubscriptions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    endpoint: string;
                    keys: {
                        p256dh: string;
                        auth: string;
                    };
                    /** @example telegram */
                    service: string;
                    region?: string;
                    language?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            /** @description `INVALID_REQUEST`: A parameter, a header or the body is not as documented. `INVALID_JSON`: The body is not JSON. `INVALID_KEYS`: These are not the keys of a browser. `FORBIDDEN_TARGET`: The address is not one that messages are sent to. `TOO_MANY_SUBSCRIPTIONS`: The browser is told of as many services and regions as can be. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST" | "INVALID_JSON" | "INVALID_KEYS" | "FORBIDDEN_TARGET" | "TOO_MANY_SUBSCRIPTIONS";
                    };
                };
            };
            /** @description `UNKNOWN_SERVICE`: No service has this slug. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "UNKNOWN_SERVICE";
                    };
                };
            };
            /** @description `BODY_TOO_LARGE`: The body is larger than is taken. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 413;
                        /** @enum {unknown} */
                        code?: "BODY_TOO_LARGE";
                    };
                };
            };
            /** @description `UNSUPPORTED_MEDIA_TYPE`: The body is of another type than is taken. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 415;
                        /** @enum {unknown} */
                        code?: "UNSUPPORTED_MEDIA_TYPE";
                    };
                };
            };
            /** @description `TOO_MANY_REQUESTS`: Too many of these came from this address. `TOO_MANY_FROM_NETWORK`: As many of these were made from this network as can be in a day. */
            429: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "TOO_MANY_REQUESTS" | "TOO_MANY_FROM_NETWORK";
                    };
                };
            };
            /** @description `INTERNAL`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                    };
                };
            };
            /** @description `NO_ROOM`: There are as many of these as the operator allows. `DATABASE_AWAY`: The node’s database does not answer just now. */
            503: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "NO_ROOM" | "DATABASE_AWAY";
                    };
                };
            };
        };
    };
    deletePushSubscriptions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    endpoint: string;
                    auth: string;
                    /** @example telegram */
                    service?: string;
                    region?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `INVALID_REQUEST`: A parameter, a header or the body is not as documented. `INVALID_JSON`: The body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST" | "INVALID_JSON";
                    };
                };
            };
            /** @description `NOT_FOUND`: Nothing is at this address. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "NOT_FOUND";
                    };
                };
            };
            /** @description `BODY_TOO_LARGE`: The body is larger than is taken. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 413;
                        /** @enum {unknown} */
                        code?: "BODY_TOO_LARGE";
                    };
                };
            };
            /** @description `UNSUPPORTED_MEDIA_TYPE`: The body is of another type than is taken. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 415;
                        /** @enum {unknown} */
                        code?: "UNSUPPORTED_MEDIA_TYPE";
                    };
                };
            };
            /** @description `INTERNAL`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                    };
                };
            };
            /** @description `DATABASE_AWAY`: The node’s database does not answer just now. */
            503: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "DATABASE_AWAY";
                    };
                };
            };
        };
    };
    getServices: {
        parameters: {
            query?: {
                /**
                 * @description a name or a part of one, in any script; one typing error is forgiven
                 * @example telegarm
                 */
                q?: string;
                /** @description only services of this kind */
                category?: "messenger" | "social" | "streaming" | "gaming" | "cloud" | "work" | "shop" | "bank" | "mobile" | "isp" | "email" | "ai" | "transport" | "other";
                /**
                 * @description verdicts and reports of this country; without quarters
                 * @example DE
                 */
                region?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Services; those found at most 50, best first. */
            200: {
                headers: {
                    /** @description given back as If-None-Match, it is answered 304 while nothing has changed */
                    ETag?: string;
                    "Cache-Control"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceList"];
                };
            };
            /** @description Nothing has changed since the answer with this ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `INVALID_REQUEST`: A parameter, a header or the body is not as documented. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                    };
                };
            };
            /** @description `INTERNAL`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                    };
                };
            };
            /** @description `DATABASE_AWAY`: The node’s database does not answer just now. */
            503: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "DATABASE_AWAY";
                    };
                };
            };
        };
    };
    getServicesBySlug: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description of a service, as the list of services has it
                 * @example telegram
                 */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The service. */
            200: {
                headers: {
                    /** @description given back as If-None-Match, it is answered 304 while nothing has changed */
                    ETag?: string;
                    "Cache-Control"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceDetail"];
                };
            };
            /** @description Nothing has changed since the answer with this ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `INVALID_REQUEST`: A parameter, a header or the body is not as documented. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                    };
                };
            };
            /** @description `NOT_FOUND`: Nothing is at this address. `UNKNOWN_SERVICE`: No service has this slug. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "NOT_FOUND" | "UNKNOWN_SERVICE";
                    };
                };
            };
            /** @description `ADDRESS_TOO_LONG`: A part of the address is longer than any that leads somewhere. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 414;
                        /** @enum {unknown} */
                        code?: "ADDRESS_TOO_LONG";
                    };
                };
            };
            /** @description `INTERNAL`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                    };
                };
            };
            /** @description `DATABASE_AWAY`: The node’s database does not answer just now. */
            503: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "DATABASE_AWAY";
                    };
                };
            };
        };
    };
    getServicesBySlugAlternatives: {
        parameters: {
            query?: {
                /**
                 * @description the visitor's country
                 * @example DE
                 */
                region?: string;
            };
            header?: never;
            path: {
                /**
                 * @description of a service, as the list of services has it
                 * @example telegram
                 */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Services of the same kind. */
            200: {
                headers: {
                    /** @description given back as If-None-Match, it is answered 304 while nothing has changed */
                    ETag?: string;
                    "Cache-Control"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        alternatives: {
                            slug: string;
                            name: string;
                            /** @description that verdict and reports are of: the one asked for, or the world */
                            region: string;
                            verdict: components["schemas"]["Verdict"];
                            lastHour: number;
                            cause: components["schemas"]["Attribution"] | null;
                        }[];
                    };
                };
            };
            /** @description Nothing has changed since the answer with this ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `INVALID_REQUEST`: A parameter, a header or the body is not as documented. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                    };
                };
            };
            /** @description `NOT_FOUND`: Nothing is at this address. `UNKNOWN_SERVICE`: No service has this slug. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "NOT_FOUND" | "UNKNOWN_SERVICE";
                    };
                };
            };
            /** @description `ADDRESS_TOO_LONG`: A part of the address is longer than any that leads somewhere. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 414;
                        /** @enum {unknown} */
                        code?: "ADDRESS_TOO_LONG";
                    };
                };
            };
            /** @description `INTERNAL`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                    };
                };
            };
            /** @description `DATABASE_AWAY`: The node’s database does not answer just now. */
            503: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "DATABASE_AWAY";
                    };
                };
            };
        };
    };
    getServicesBySlugSeries: {
        parameters: {
            query?: {
                /**
                 * @description start, a day before the end unless given; ISO 8601 with a zone
                 * @example 2026-01-15T12:00:00Z
                 */
                from?: string;
                /**
                 * @description end, now unless given; ISO 8601 with a zone
                 * @example 2026-01-15T12:00:00Z
                 */
                to?: string;
                /**
                 * @description ms; rounded to whole minutes, at most a year, 15 minutes unless given, at most 3000 steps
                 * @example 900000
                 */
                step?: number;
                /**
                 * @description `world` or a country (ISO 3166-1 alpha-2)
                 * @example DE
                 */
                region?: string;
                /** @description goes before the Accept header; CSV after RFC 4180, with a line of names */
                format?: "json" | "csv";
            };
            header?: never;
            path: {
                /**
                 * @description of a service, as the list of services has it
                 * @example telegram
                 */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Counts; as CSV a line for each step. */
            200: {
                headers: {
                    /** @description given back as If-None-Match, it is answered 304 while nothing has changed */
                    ETag?: string;
                    "Cache-Control"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Series"];
                    "text/csv": string;
                };
            };
            /** @description Nothing has changed since the answer with this ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `INVALID_REQUEST`: A parameter, a header or the body is not as documented. `INVALID_TIME`: A time is not of the calendar, too far away, or before the time it should follow. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST" | "INVALID_TIME";
                    };
                };
            };
            /** @description `NOT_FOUND`: Nothing is at this address. `UNKNOWN_SERVICE`: No service has this slug. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "NOT_FOUND" | "UNKNOWN_SERVICE";
                    };
                };
            };
            /** @description `ADDRESS_TOO_LONG`: A part of the address is longer than any that leads somewhere. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 414;
                        /** @enum {unknown} */
                        code?: "ADDRESS_TOO_LONG";
                    };
                };
            };
            /** @description `INTERNAL`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                    };
                };
            };
            /** @description `DATABASE_AWAY`: The node’s database does not answer just now. */
            503: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "DATABASE_AWAY";
                    };
                };
            };
        };
    };
    getServicesBySlugHeat: {
        parameters: {
            query?: {
                /**
                 * @description H3 resolution
                 * @example 3
                 */
                resolution?: number;
                /**
                 * @description a past moment, told as of the last whole quarter hour before it; now unless given; ISO 8601 with a zone
                 * @example 2026-01-15T12:00:00Z
                 */
                at?: string;
                /**
                 * @description minutes up to then, 1 to 1440, rounded up to whole quarter hours; 60 unless given
                 * @example 60
                 */
                window?: number;
                /**
                 * @description only these parts of the world: H3 cells four resolutions coarser, for resolutions 4 to 6
                 * @example 801ffffffffffff
                 */
                tiles?: string;
                /** @description before the Accept header */
                format?: "json" | "geojson" | "csv";
            };
            header?: never;
            path: {
                /**
                 * @description of a service, as the list of services has it
                 * @example telegram
                 */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As JSON, GeoJSON (RFC 7946, a feature per cell) or CSV (a line per cell). */
            200: {
                headers: {
                    /** @description given back as If-None-Match, it is answered 304 while nothing has changed */
                    ETag?: string;
                    "Cache-Control"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Heat"];
                    "application/geo+json": {
                        /** @constant */
                        type: "FeatureCollection";
                        features: ({
                            /** @constant */
                            type: "Feature";
                            id: string;
                        } & {
                            [key: string]: unknown;
                        })[];
                    } & {
                        [key: string]: unknown;
                    };
                    "text/csv": string;
                };
            };
            /** @description Nothing has changed since the answer with this ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `INVALID_REQUEST`: A parameter, a header or the body is not as documented. `INVALID_TIME`: A time is not of the calendar, too far away, or before the time it should follow. `INVALID_TILE`: A tile is not a cell four resolutions coarser than those asked for. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST" | "INVALID_TIME" | "INVALID_TILE";
                    };
                };
            };
            /** @description `NOT_FOUND`: Nothing is at this address. `UNKNOWN_SERVICE`: No service has this slug. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "NOT_FOUND" | "UNKNOWN_SERVICE";
                    };
                };
            };
            /** @description `ADDRESS_TOO_LONG`: A part of the address is longer than any that leads somewhere. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 414;
                        /** @enum {unknown} */
                        code?: "ADDRESS_TOO_LONG";
                    };
                };
            };
            /** @description `INTERNAL`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                    };
                };
            };
            /** @description `DATABASE_AWAY`: The node’s database does not answer just now. */
            503: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "DATABASE_AWAY";
                    };
                };
            };
        };
    };
    getSnapshotsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description of a kept moment: the hash of what was kept
                 * @example Zk3vJ0m1cQe7Yt5xw2LrNA
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it was kept. */
            200: {
                headers: {
                    /** @description given back as If-None-Match, it is answered 304 while nothing has changed */
                    ETag?: string;
                    "Cache-Control"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        service: {
                            slug: string;
                            name: string;
                        };
                        /** @description the end of the hour that is shown */
                        at: number;
                        /** @description minutes */
                        window: number;
                        keptAt: number;
                        /** @description version of the method that judged */
                        method: string;
                        verdict: components["schemas"]["Verdict"];
                        /** @description problem reports in the hour, worldwide */
                        total: number;
                        expected: number | null;
                        /** @description the world first, then those in trouble, then by reports */
                        regions: {
                            /** @description "world", a country (ISO 3166-1 alpha-2), or an area of one: "DE/" and an H3 index of resolution 2 */
                            region: string;
                            /** @description of an area: its largest city */
                            name?: string;
                            verdict: components["schemas"]["Verdict"];
                            since: number | null;
                            /** @description problem reports; null for areas, of which no exact counts are told */
                            lastHour: number | null;
                            /** @description problem reports usual in an hour like this */
                            expected: number;
                        }[];
                        resolution: number;
                        cells: {
                            /** @description H3 index, of the resolution asked for or coarser */
                            cell: string;
                            /** @description problem reports, 3 or more, that no other cell of the answer counts */
                            count: number;
                            /** @description to what is usual here; null where that is not known, and for windows other than an hour */
                            ratio: number | null;
                            /** @description chance that it is more than twice the usual, 0 to 1; null as above */
                            confidence: number | null;
                        }[];
                        series: components["schemas"]["Series"];
                    };
                };
            };
            /** @description Nothing has changed since the answer with this ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `INVALID_REQUEST`: A parameter, a header or the body is not as documented. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                    };
                };
            };
            /** @description `NOT_FOUND`: Nothing is at this address. `UNKNOWN_SNAPSHOT`: No snapshot has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "NOT_FOUND" | "UNKNOWN_SNAPSHOT";
                    };
                };
            };
            /** @description `ADDRESS_TOO_LONG`: A part of the address is longer than any that leads somewhere. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 414;
                        /** @enum {unknown} */
                        code?: "ADDRESS_TOO_LONG";
                    };
                };
            };
            /** @description `INTERNAL`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                    };
                };
            };
            /** @description `DATABASE_AWAY`: The node’s database does not answer just now. */
            503: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "DATABASE_AWAY";
                    };
                };
            };
        };
    };
    getSnapshotsByIdCsv: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description of a kept moment: the hash of what was kept
                 * @example Zk3vJ0m1cQe7Yt5xw2LrNA
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it was kept. */
            200: {
                headers: {
                    /** @description given back as If-None-Match, it is answered 304 while nothing has changed */
                    ETag?: string;
                    "Cache-Control"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description Nothing has changed since the answer with this ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `INVALID_REQUEST`: A parameter, a header or the body is not as documented. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                    };
                };
            };
            /** @description `NOT_FOUND`: Nothing is at this address. `UNKNOWN_SNAPSHOT`: No snapshot has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "NOT_FOUND" | "UNKNOWN_SNAPSHOT";
                    };
                };
            };
            /** @description `ADDRESS_TOO_LONG`: A part of the address is longer than any that leads somewhere. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 414;
                        /** @enum {unknown} */
                        code?: "ADDRESS_TOO_LONG";
                    };
                };
            };
            /** @description `INTERNAL`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                    };
                };
            };
            /** @description `DATABASE_AWAY`: The node’s database does not answer just now. */
            503: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "DATABASE_AWAY";
                    };
                };
            };
        };
    };
    getSnapshotsByIdGeojson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description of a kept moment: the hash of what was kept
                 * @example Zk3vJ0m1cQe7Yt5xw2LrNA
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it was kept. */
            200: {
                headers: {
                    /** @description given back as If-None-Match, it is answered 304 while nothing has changed */
                    ETag?: string;
                    "Cache-Control"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": {
                        /** @constant */
                        type: "FeatureCollection";
                        features: ({
                            /** @constant */
                            type: "Feature";
                            id: string;
                        } & {
                            [key: string]: unknown;
                        })[];
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Nothing has changed since the answer with this ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `INVALID_REQUEST`: A parameter, a header or the body is not as documented. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                    };
                };
            };
            /** @description `NOT_FOUND`: Nothing is at this address. `UNKNOWN_SNAPSHOT`: No snapshot has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "NOT_FOUND" | "UNKNOWN_SNAPSHOT";
                    };
                };
            };
            /** @description `ADDRESS_TOO_LONG`: A part of the address is longer than any that leads somewhere. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 414;
                        /** @enum {unknown} */
                        code?: "ADDRESS_TOO_LONG";
                    };
                };
            };
            /** @description `INTERNAL`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                    };
                };
            };
            /** @description `DATABASE_AWAY`: The node’s database does not answer just now. */
            503: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "DATABASE_AWAY";
                    };
                };
            };
        };
    };
    getSnapshotsByIdPng: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description of a kept moment: the hash of what was kept
                 * @example Zk3vJ0m1cQe7Yt5xw2LrNA
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it was kept. */
            200: {
                headers: {
                    /** @description given back as If-None-Match, it is answered 304 while nothing has changed */
                    ETag?: string;
                    "Cache-Control"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "image/png": string;
                };
            };
            /** @description Nothing has changed since the answer with this ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `INVALID_REQUEST`: A parameter, a header or the body is not as documented. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                    };
                };
            };
            /** @description `NOT_FOUND`: Nothing is at this address. `UNKNOWN_SNAPSHOT`: No snapshot has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "NOT_FOUND" | "UNKNOWN_SNAPSHOT";
                    };
                };
            };
            /** @description `ADDRESS_TOO_LONG`: A part of the address is longer than any that leads somewhere. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 414;
                        /** @enum {unknown} */
                        code?: "ADDRESS_TOO_LONG";
                    };
                };
            };
            /** @description `INTERNAL`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                    };
                };
            };
            /** @description `DATABASE_AWAY`: The node’s database does not answer just now. */
            503: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "DATABASE_AWAY";
                    };
                };
            };
        };
    };
    getServicesBySlugExplain: {
        parameters: {
            query?: {
                /**
                 * @description `world`, a country (ISO 3166-1 alpha-2), or an area of one: `DE/821f8ffffffffff`, the part of an H3 cell of resolution 2 (about 87,000 km²) that lies in that country
                 * @example DE
                 */
                region?: string;
            };
            header?: never;
            path: {
                /**
                 * @description of a service, as the list of services has it
                 * @example telegram
                 */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the verdict rests on. */
            200: {
                headers: {
                    /** @description given back as If-None-Match, it is answered 304 while nothing has changed */
                    ETag?: string;
                    "Cache-Control"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Explain"];
                };
            };
            /** @description Nothing has changed since the answer with this ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `INVALID_REQUEST`: A parameter, a header or the body is not as documented. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                    };
                };
            };
            /** @description `NOT_FOUND`: Nothing is at this address. `UNKNOWN_SERVICE`: No service has this slug. `UNKNOWN_REGION`: Nothing was reported about the service in this region so far. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "NOT_FOUND" | "UNKNOWN_SERVICE" | "UNKNOWN_REGION";
                    };
                };
            };
            /** @description `ADDRESS_TOO_LONG`: A part of the address is longer than any that leads somewhere. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 414;
                        /** @enum {unknown} */
                        code?: "ADDRESS_TOO_LONG";
                    };
                };
            };
            /** @description `INTERNAL`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                    };
                };
            };
            /** @description `DATABASE_AWAY`: The node’s database does not answer just now. */
            503: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "DATABASE_AWAY";
                    };
                };
            };
        };
    };
    getIncidents: {
        parameters: {
            query?: {
                /**
                 * @description slug
                 * @example telegram
                 */
                service?: string;
                /**
                 * @description `world`, a country (ISO 3166-1 alpha-2), or an area of one: `DE/821f8ffffffffff`, the part of an H3 cell of resolution 2 (about 87,000 km²) that lies in that country
                 * @example DE
                 */
                region?: string;
                /** @description only those */
                state?: "open" | "over";
                /**
                 * @description 1 to 200
                 * @example 20
                 */
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                /** @description goes before the Accept header; CSV after RFC 4180, with a line of names */
                format?: "json" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page; as CSV a line for each region of an incident. */
            200: {
                headers: {
                    /** @description to the page that follows, as `rel="next"`; none on the last */
                    Link?: string;
                    /** @description given back as If-None-Match, it is answered 304 while nothing has changed */
                    ETag?: string;
                    "Cache-Control"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentList"];
                    "text/csv": string;
                };
            };
            /** @description Nothing has changed since the answer with this ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `INVALID_REQUEST`: A parameter, a header or the body is not as documented. `INVALID_CURSOR`: The cursor is not one that was given out. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST" | "INVALID_CURSOR";
                    };
                };
            };
            /** @description `UNKNOWN_SERVICE`: No service has this slug. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "UNKNOWN_SERVICE";
                    };
                };
            };
            /** @description `INTERNAL`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                    };
                };
            };
            /** @description `DATABASE_AWAY`: The node’s database does not answer just now. */
            503: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "DATABASE_AWAY";
                    };
                };
            };
        };
    };
    getIncidentsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description of an incident
                 * @example 29000000000001
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The incident. */
            200: {
                headers: {
                    /** @description given back as If-None-Match, it is answered 304 while nothing has changed */
                    ETag?: string;
                    "Cache-Control"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        service: string;
                        /** @enum {string} */
                        state: "open" | "over";
                        /** @enum {string} */
                        worst: "possible" | "major";
                        /** @description ms since 1970 */
                        startedAt: number;
                        /** @description ms since 1970 */
                        detectedAt: number;
                        endedAt: number | null;
                        /** @description how often */
                        reopened: number;
                        regions: components["schemas"]["IncidentRegion"][];
                        cause: components["schemas"]["Attribution"] | null;
                        similar: {
                            id: string;
                            /** @description ms since 1970 */
                            startedAt: number;
                            minutes: number;
                            daysBefore: number;
                            sameRegions: boolean;
                        } | null;
                        /** @description in order of time */
                        statements: {
                            id: string;
                            /** @description ms since 1970 */
                            at: number;
                            /** @description who says it */
                            by: string;
                            text: string;
                            /** @description where it was said */
                            url: string | null;
                            /** @description the cause it gives */
                            cause: string | null;
                        }[];
                        /** @description in order of time */
                        notes: {
                            id: string;
                            /** @description ms since 1970 */
                            at: number;
                            text: string;
                        }[];
                    };
                };
            };
            /** @description Nothing has changed since the answer with this ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `INVALID_REQUEST`: A parameter, a header or the body is not as documented. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                    };
                };
            };
            /** @description `NOT_FOUND`: Nothing is at this address. `UNKNOWN_INCIDENT`: No incident has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "NOT_FOUND" | "UNKNOWN_INCIDENT";
                    };
                };
            };
            /** @description `ADDRESS_TOO_LONG`: A part of the address is longer than any that leads somewhere. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 414;
                        /** @enum {unknown} */
                        code?: "ADDRESS_TOO_LONG";
                    };
                };
            };
            /** @description `INTERNAL`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                    };
                };
            };
            /** @description `DATABASE_AWAY`: The node’s database does not answer just now. */
            503: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "DATABASE_AWAY";
                    };
                };
            };
        };
    };
    getBadgeByFile: {
        parameters: {
            query?: {
                /**
                 * @description `world`, a country (ISO 3166-1 alpha-2), or an area of one: `DE/821f8ffffffffff`, the part of an H3 cell of resolution 2 (about 87,000 km²) that lies in that country
                 * @example DE
                 */
                region?: string;
                /**
                 * @description what stands on the left, instead of the slug
                 * @example chat
                 */
                label?: string;
                /** @description with round corners or not */
                style?: "flat" | "flat-square";
                /** @description a language, such as "de" or "de-CH" */
                lang?: string;
            };
            header?: never;
            path: {
                /** @description the slug of a service, and `.svg` or `.json` */
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The badge; of an unknown service one that says so. */
            200: {
                headers: {
                    /** @description given back as If-None-Match, it is answered 304 while nothing has changed */
                    ETag?: string;
                    "Cache-Control"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "image/svg+xml": string;
                    "application/json": components["schemas"]["ShieldsBadge"];
                };
            };
            /** @description Nothing has changed since the answer with this ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `INVALID_REQUEST`: A parameter, a header or the body is not as documented. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                    };
                };
            };
            /** @description `NOT_FOUND`: Nothing is at this address. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "NOT_FOUND";
                    };
                };
            };
            /** @description `ADDRESS_TOO_LONG`: A part of the address is longer than any that leads somewhere. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 414;
                        /** @enum {unknown} */
                        code?: "ADDRESS_TOO_LONG";
                    };
                };
            };
            /** @description `INTERNAL`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                    };
                };
            };
            /** @description `DATABASE_AWAY`: The node’s database does not answer just now. */
            503: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "DATABASE_AWAY";
                    };
                };
            };
        };
    };
    getFeedAtom: {
        parameters: {
            query?: {
                /**
                 * @description `world`, a country (ISO 3166-1 alpha-2), or an area of one: `DE/821f8ffffffffff`, the part of an H3 cell of resolution 2 (about 87,000 km²) that lies in that country
                 * @example DE
                 */
                region?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One entry for each minute that changed an incident, latest first. */
            200: {
                headers: {
                    /** @description given back as If-None-Match, it is answered 304 while nothing has changed */
                    ETag?: string;
                    "Cache-Control"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/atom+xml": string;
                };
            };
            /** @description Nothing has changed since the answer with this ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `INVALID_REQUEST`: A parameter, a header or the body is not as documented. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                    };
                };
            };
            /** @description `INTERNAL`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                    };
                };
            };
            /** @description `DATABASE_AWAY`: The node’s database does not answer just now. */
            503: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "DATABASE_AWAY";
                    };
                };
            };
        };
    };
    getStatusBySlugFeedAtom: {
        parameters: {
            query?: {
                /**
                 * @description `world`, a country (ISO 3166-1 alpha-2), or an area of one: `DE/821f8ffffffffff`, the part of an H3 cell of resolution 2 (about 87,000 km²) that lies in that country
                 * @example DE
                 */
                region?: string;
            };
            header?: never;
            path: {
                /**
                 * @description of a service, as the list of services has it
                 * @example telegram
                 */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One entry for each minute that changed an incident, latest first. */
            200: {
                headers: {
                    /** @description given back as If-None-Match, it is answered 304 while nothing has changed */
                    ETag?: string;
                    "Cache-Control"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/atom+xml": string;
                };
            };
            /** @description Nothing has changed since the answer with this ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `INVALID_REQUEST`: A parameter, a header or the body is not as documented. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                    };
                };
            };
            /** @description `NOT_FOUND`: Nothing is at this address. `UNKNOWN_SERVICE`: No service has this slug. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "NOT_FOUND" | "UNKNOWN_SERVICE";
                    };
                };
            };
            /** @description `ADDRESS_TOO_LONG`: A part of the address is longer than any that leads somewhere. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 414;
                        /** @enum {unknown} */
                        code?: "ADDRESS_TOO_LONG";
                    };
                };
            };
            /** @description `INTERNAL`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                    };
                };
            };
            /** @description `DATABASE_AWAY`: The node’s database does not answer just now. */
            503: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "DATABASE_AWAY";
                    };
                };
            };
        };
    };
    getFeedJson: {
        parameters: {
            query?: {
                /**
                 * @description `world`, a country (ISO 3166-1 alpha-2), or an area of one: `DE/821f8ffffffffff`, the part of an H3 cell of resolution 2 (about 87,000 km²) that lies in that country
                 * @example DE
                 */
                region?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One entry for each minute that changed an incident, latest first. */
            200: {
                headers: {
                    /** @description given back as If-None-Match, it is answered 304 while nothing has changed */
                    ETag?: string;
                    "Cache-Control"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/feed+json": components["schemas"]["JsonFeed"];
                };
            };
            /** @description Nothing has changed since the answer with this ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `INVALID_REQUEST`: A parameter, a header or the body is not as documented. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                    };
                };
            };
            /** @description `INTERNAL`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                    };
                };
            };
            /** @description `DATABASE_AWAY`: The node’s database does not answer just now. */
            503: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "DATABASE_AWAY";
                    };
                };
            };
        };
    };
    getStatusBySlugFeedJson: {
        parameters: {
            query?: {
                /**
                 * @description `world`, a country (ISO 3166-1 alpha-2), or an area of one: `DE/821f8ffffffffff`, the part of an H3 cell of resolution 2 (about 87,000 km²) that lies in that country
                 * @example DE
                 */
                region?: string;
            };
            header?: never;
            path: {
                /**
                 * @description of a service, as the list of services has it
                 * @example telegram
                 */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One entry for each minute that changed an incident, latest first. */
            200: {
                headers: {
                    /** @description given back as If-None-Match, it is answered 304 while nothing has changed */
                    ETag?: string;
                    "Cache-Control"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/feed+json": components["schemas"]["JsonFeed"];
                };
            };
            /** @description Nothing has changed since the answer with this ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `INVALID_REQUEST`: A parameter, a header or the body is not as documented. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                    };
                };
            };
            /** @description `NOT_FOUND`: Nothing is at this address. `UNKNOWN_SERVICE`: No service has this slug. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "NOT_FOUND" | "UNKNOWN_SERVICE";
                    };
                };
            };
            /** @description `ADDRESS_TOO_LONG`: A part of the address is longer than any that leads somewhere. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 414;
                        /** @enum {unknown} */
                        code?: "ADDRESS_TOO_LONG";
                    };
                };
            };
            /** @description `INTERNAL`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                    };
                };
            };
            /** @description `DATABASE_AWAY`: The node’s database does not answer just now. */
            503: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "DATABASE_AWAY";
                    };
                };
            };
        };
    };
    getSummaryJson: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every service as a component, and the open incidents. */
            200: {
                headers: {
                    /** @description given back as If-None-Match, it is answered 304 while nothing has changed */
                    ETag?: string;
                    "Cache-Control"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Summary"];
                };
            };
            /** @description Nothing has changed since the answer with this ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `INTERNAL`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                    };
                };
            };
            /** @description `DATABASE_AWAY`: The node’s database does not answer just now. */
            503: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "DATABASE_AWAY";
                    };
                };
            };
        };
    };
    getServicesBySlugStream: {
        parameters: {
            query?: {
                /** @description only what concerns this region, in events of its own for each: a small part of the whole in a large outage; services times regions may be 100 */
                region?: string | string[];
            };
            header?: never;
            path: {
                /**
                 * @description of a service, as the list of services has it
                 * @example telegram
                 */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A `service` event now and after every change, each with the whole state; a `beat` every so many seconds besides. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description `INVALID_REQUEST`: A parameter, a header or the body is not as documented. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                    };
                };
            };
            /** @description `NOT_FOUND`: Nothing is at this address. `UNKNOWN_SERVICE`: No service has this slug. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "NOT_FOUND" | "UNKNOWN_SERVICE";
                    };
                };
            };
            /** @description `ADDRESS_TOO_LONG`: A part of the address is longer than any that leads somewhere. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 414;
                        /** @enum {unknown} */
                        code?: "ADDRESS_TOO_LONG";
                    };
                };
            };
            /** @description `INTERNAL`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                    };
                };
            };
            /** @description `TOO_MANY_READERS`: The node serves as many streams as it can. `DATABASE_AWAY`: The node’s database does not answer just now. */
            503: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "TOO_MANY_READERS" | "DATABASE_AWAY";
                    };
                };
            };
        };
    };
    getStream: {
        parameters: {
            query: {
                /** @description only what concerns this region, in events of its own for each: a small part of the whole in a large outage; services times regions may be 100 */
                region?: string | string[];
                /**
                 * @description once for each service, at most 50; those that are unknown are left out, if any is known
                 * @example [
                 *       "telegram",
                 *       "signal"
                 *     ]
                 */
                service: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A `service` event now and after every change, each with the whole state; a `beat` every so many seconds besides. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description `INVALID_REQUEST`: A parameter, a header or the body is not as documented. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                    };
                };
            };
            /** @description `UNKNOWN_SERVICE`: No service has this slug. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "UNKNOWN_SERVICE";
                    };
                };
            };
            /** @description `INTERNAL`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                    };
                };
            };
            /** @description `TOO_MANY_READERS`: The node serves as many streams as it can. `DATABASE_AWAY`: The node’s database does not answer just now. */
            503: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "TOO_MANY_READERS" | "DATABASE_AWAY";
                    };
                };
            };
        };
    };
    getServicesBySlugComments: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                before?: number;
                /** @description 1 to 50; 20 by default */
                limit?: string;
            };
            header?: never;
            path: {
                /**
                 * @description of a service, as the list of services has it
                 * @example telegram
                 */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    /** @description given back as If-None-Match, it is answered 304 while nothing has changed */
                    ETag?: string;
                    "Cache-Control"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description all that are shown */
                        total: number;
                        comments: {
                            id: string;
                            /** @description ms since 1970 */
                            at: number;
                            text: string;
                            problem: string | null;
                            country: string | null;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description Nothing has changed since the answer with this ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `INVALID_REQUEST`: A parameter, a header or the body is not as documented. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                    };
                };
            };
            /** @description `NOT_FOUND`: Nothing is at this address. `UNKNOWN_SERVICE`: No service has this slug. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "NOT_FOUND" | "UNKNOWN_SERVICE";
                    };
                };
            };
            /** @description `ADDRESS_TOO_LONG`: A part of the address is longer than any that leads somewhere. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 414;
                        /** @enum {unknown} */
                        code?: "ADDRESS_TOO_LONG";
                    };
                };
            };
            /** @description `INTERNAL`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                    };
                };
            };
            /** @description `DATABASE_AWAY`: The node’s database does not answer just now. */
            503: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "DATABASE_AWAY";
                    };
                };
            };
        };
    };
    getWidgetByFile: {
        parameters: {
            query?: {
                /** @description a language, such as "de" or "de-CH" */
                lang?: string;
                /** @description a time zone, to guess a country from */
                zone?: string;
            };
            header?: never;
            path: {
                /**
                 * @description the slug of a service, and `.json`
                 * @example telegram.json
                 */
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    /** @description given back as If-None-Match, it is answered 304 while nothing has changed */
                    ETag?: string;
                    "Cache-Control"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description the one asked for, or else English */
                        lang: string;
                        /** @enum {unknown} */
                        dir: "ltr" | "rtl";
                        name: string;
                        /** @description of the time zone asked about */
                        country: string | null;
                        short: {
                            unknown: string;
                            ok: string;
                            possible: string;
                            major: string;
                            recovering: string;
                        };
                        sentence: {
                            unknown: string;
                            ok: string;
                            possible: string;
                            major: string;
                            recovering: string;
                        };
                        notEnough: string;
                        /** @description by plural form, after Intl.PluralRules */
                        hour: {
                            [key: string]: string;
                        };
                        /** @description by plural form, after Intl.PluralRules */
                        reports: {
                            [key: string]: string;
                        };
                        usually: string;
                        lessThanOne: string;
                        dayAgo: string;
                        scale: string;
                        now: string;
                        problem: string;
                        working: string;
                        what: string;
                        skip: string;
                        counted: string;
                        again: string;
                        /** @description by plural form, after Intl.PluralRules */
                        notJustYou: {
                            [key: string]: string;
                        };
                        first: string;
                        failed: string;
                        lost: string;
                        world: string;
                        problems: {
                            id: string;
                            label: string;
                        }[];
                    };
                };
            };
            /** @description Nothing has changed since the answer with this ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `INVALID_REQUEST`: A parameter, a header or the body is not as documented. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                    };
                };
            };
            /** @description `NOT_FOUND`: Nothing is at this address. `UNKNOWN_SERVICE`: No service has this slug. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "NOT_FOUND" | "UNKNOWN_SERVICE";
                    };
                };
            };
            /** @description `ADDRESS_TOO_LONG`: A part of the address is longer than any that leads somewhere. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 414;
                        /** @enum {unknown} */
                        code?: "ADDRESS_TOO_LONG";
                    };
                };
            };
            /** @description `INTERNAL`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                    };
                };
            };
            /** @description `DATABASE_AWAY`: The node’s database does not answer just now. */
            503: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "DATABASE_AWAY";
                    };
                };
            };
        };
    };
    getOembed: {
        parameters: {
            query?: {
                /** @description of a service page or an embed page here */
                url?: string;
                /** @description json, and nothing else */
                format?: string;
                /** @description px */
                maxwidth?: string;
                /** @description px */
                maxheight?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    /** @description given back as If-None-Match, it is answered 304 while nothing has changed */
                    ETag?: string;
                    "Cache-Control"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        type: "rich";
                        /** @constant */
                        version: "1.0";
                        title: string;
                        provider_name: string;
                        provider_url: string;
                        /** @description seconds */
                        cache_age: number;
                        html: string;
                        width: number;
                        height: number;
                    };
                };
            };
            /** @description Nothing has changed since the answer with this ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `INVALID_REQUEST`: A parameter, a header or the body is not as documented. `INVALID_URL`: The address is not one of a page of this site. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST" | "INVALID_URL";
                    };
                };
            };
            /** @description `NOT_FOUND`: Nothing is at this address. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "NOT_FOUND";
                    };
                };
            };
            /** @description `INTERNAL`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                    };
                };
            };
            /** @description `NOT_IMPLEMENTED`: The answer is not given in the form asked for. */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 501;
                        /** @enum {unknown} */
                        code?: "NOT_IMPLEMENTED";
                    };
                };
            };
            /** @description `DATABASE_AWAY`: The node’s database does not answer just now. */
            503: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "DATABASE_AWAY";
                    };
                };
            };
        };
    };
    postServicesBySlugSnapshots: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description of a service, as the list of services has it
                 * @example telegram
                 */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description kept as of the last whole quarter hour before it; the present moment without
                     */
                    at?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        at: number;
                        /** @description of the page, from the root */
                        url: string;
                    };
                };
            };
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        at: number;
                        /** @description of the page, from the root */
                        url: string;
                    };
                };
            };
            /** @description `INVALID_REQUEST`: A parameter, a header or the body is not as documented. `INVALID_JSON`: The body is not JSON. `INVALID_TIME`: A time is not of the calendar, too far away, or before the time it should follow. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST" | "INVALID_JSON" | "INVALID_TIME";
                    };
                };
            };
            /** @description `NOT_FOUND`: Nothing is at this address. `UNKNOWN_SERVICE`: No service has this slug. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "NOT_FOUND" | "UNKNOWN_SERVICE";
                    };
                };
            };
            /** @description `BODY_TOO_LARGE`: The body is larger than is taken. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 413;
                        /** @enum {unknown} */
                        code?: "BODY_TOO_LARGE";
                    };
                };
            };
            /** @description `ADDRESS_TOO_LONG`: A part of the address is longer than any that leads somewhere. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 414;
                        /** @enum {unknown} */
                        code?: "ADDRESS_TOO_LONG";
                    };
                };
            };
            /** @description `UNSUPPORTED_MEDIA_TYPE`: The body is of another type than is taken. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 415;
                        /** @enum {unknown} */
                        code?: "UNSUPPORTED_MEDIA_TYPE";
                    };
                };
            };
            /** @description `TOO_MANY_SNAPSHOTS`: More moments are kept at once than can be. */
            429: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "TOO_MANY_SNAPSHOTS";
                    };
                };
            };
            /** @description `INTERNAL`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                    };
                };
            };
            /** @description `DATABASE_AWAY`: The node’s database does not answer just now. */
            503: {
                headers: {
                    /** @description seconds after which a try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "DATABASE_AWAY";
                    };
                };
            };
        };
    };
}
